import { celText, celTexts } from "../../../components/security/pure/cel";
import { OVER_BINDINGS } from "../../admission/rbac";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisKubernetes, eksBestPractices } from "../../rule/frameworks";
import { listed } from "../../world/aws/policy-document";
import { BINDING_TYPES } from "../../world/kubernetes/rbac";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

const CONFIG_MAPS = typesOf("kubernetes:core/v1:ConfigMap");

/** Built-in subjects: every caller, callers without a name, and those that no role can limit. */
const SYSTEM_SUBJECTS = [
  "system:masters",
  "system:anonymous",
  "system:unauthenticated",
  "system:authenticated",
];

/** The ConfigMap that gives IAM principals access to an EKS cluster; access entries replace it. */
const AWS_AUTH = { name: "aws-auth", lists: ["mapRoles", "mapUsers"] } as const;

/** The group as an element of a list, in YAML or JSON; a comment may name it. */
const MASTERS = /^(?!\s*#)(?:.*[\s"',[-])?system:masters(?=$|[\s"',\]])/m;

/** A role for every caller is a role for everyone who can reach the API server. */
export const rbacSystemGroups = resourceRule({
  id: "rbac-system-groups",
  topic: "rbac",
  severity: "critical",
  description:
    "No binding is for system:masters, system:authenticated, system:unauthenticated or " +
    "system:anonymous, and aws-auth adds nobody to system:masters.",
  remediation:
    "Name a group or service account of your own in subjects; give IAM principals an access " +
    "entry instead of system:masters.",
  frameworks: [
    cisKubernetes("5.1.7", "Avoid use of the system:masters group"),
    eksBestPractices("security: identity", "Do not allow anonymous access"),
  ],
  checks: {
    subjects: "No binding is for a built-in group or user of Kubernetes.",
    "aws-auth": "aws-auth adds nobody to system:masters.",
  },
  parameters: {},
  appliesTo: isAnyOf(BINDING_TYPES, CONFIG_MAPS),
  check(object, findings) {
    if (CONFIG_MAPS.has(object.resource.type)) checkAwsAuth(object, findings.of("aws-auth"));
    else checkSubjects(object, findings.of("subjects"));
  },
  admission: {
    problem: "the subject is not yours to limit, or an IAM principal becomes a master",
    matched: [...OVER_BINDINGS.matched, { group: "", versions: ["v1"], resources: ["configmaps"] }],
    variables: OVER_BINDINGS.variables,
    isEverywhere: true,
    judged: (object) => [...OVER_BINDINGS.judged(object), `dyn(${object}).?data`],
    breaches: () =>
      "variables.subjects.filter(subject, " +
      `subject.?kind.orValue("") != "ServiceAccount" && subject.name in ${celTexts(SYSTEM_SUBJECTS)})` +
      '.map(subject, "subjects[" + subject.name + "]") + ' +
      `(${IS_AWS_AUTH} ? ${celTexts(AWS_AUTH.lists)}.filter(list, ` +
      `dyn(object).?data[?list].orValue("").matches(${celText(MASTERS_IN_CEL)}))` +
      '.map(list, "data." + list) : [])',
  },
});

function checkSubjects(binding: Field, findings: Findings): void {
  for (const subject of listed(binding.get("subjects"))) {
    if (subject.get("kind").value === "ServiceAccount") continue;
    const isSystem = (name: unknown) => SYSTEM_SUBJECTS.some((subject) => subject === name);
    findings.forbid(
      subject.get("name"),
      isSystem,
      "the subject is a built-in group or user of Kubernetes",
    );
  }
}

function checkAwsAuth(config: Field, findings: Findings): void {
  const isIt = config.resource.name === AWS_AUTH.name;
  if (!isIt || (config.resource.namespace ?? "kube-system") !== "kube-system") return;
  for (const list of AWS_AUTH.lists) {
    const isMaster = (text: unknown) => MASTERS.test(String(text));
    findings.forbid(
      config.get("data", list),
      isMaster,
      "aws-auth adds an IAM principal to system:masters",
    );
  }
}

/** CEL that is true for the ConfigMap in which EKS reads who may enter the cluster. */
const IS_AWS_AUTH =
  'request.resource.resource == "configmaps" && request.namespace == "kube-system" && ' +
  `object.metadata.?name.orValue("") == ${celText(AWS_AUTH.name)}`;

/** {@link MASTERS} without lookahead, which the regular expressions of CEL do not have. */
const MASTERS_IN_CEL = `(?m)^[ \\t]*(?:["',[-]|[^#\\s].*[\\s"',[-])?system:masters(?:$|[\\s"',\\]])`;
