import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisKubernetes, eksBestPractices } from "../../rule/frameworks";
import { listed } from "../../world/aws/policy-document";
import { BINDING_TYPES } from "../../world/kubernetes/rbac";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

const CONFIG_MAPS = typesOf("kubernetes:core/v1:ConfigMap");

/** Everybody, nobody in particular, and those whom no role can limit. */
const SYSTEM_SUBJECTS: ReadonlySet<unknown> = new Set([
  "system:masters",
  "system:anonymous",
  "system:unauthenticated",
  "system:authenticated",
]);

/** The older way of letting IAM principals into an EKS cluster. */
const AWS_AUTH = { name: "aws-auth", lists: ["mapRoles", "mapUsers"] } as const;

/** The group as an element of a list, in YAML or JSON; a comment may name it. */
const MASTERS = /^(?!\s*#)(?:.*[\s"',[-])?system:masters(?=$|[\s"',\]])/m;

/** A role for everybody is a role for whoever gets hold of the network. */
export const rbacSystemGroups = resourceRule({
  id: "rbac-system-groups",
  topic: "rbac",
  severity: "critical",
  description:
    "No binding is for system:masters, system:authenticated, system:unauthenticated or " +
    "system:anonymous, and aws-auth makes nobody a master.",
  remediation:
    "Name a group or service account of your own in subjects; give IAM principals an access " +
    "entry instead of system:masters.",
  frameworks: [
    cisKubernetes("5.1.7", "Avoid use of the system:masters group"),
    eksBestPractices("security: identity", "Do not allow anonymous access"),
  ],
  parameters: {},
  appliesTo: isAnyOf(BINDING_TYPES, CONFIG_MAPS),
  check(object, findings) {
    if (CONFIG_MAPS.has(object.resource.type)) checkAwsAuth(object, findings);
    else checkSubjects(object, findings);
  },
});

function checkSubjects(binding: Field, findings: Findings): void {
  for (const subject of listed(binding.get("subjects"))) {
    if (subject.get("kind").value === "ServiceAccount") continue;
    const isSystem = (name: unknown) => SYSTEM_SUBJECTS.has(name);
    findings.forbid(subject.get("name"), isSystem, "the subject is not yours to limit");
  }
}

function checkAwsAuth(config: Field, findings: Findings): void {
  const isIt = config.resource.name === AWS_AUTH.name;
  if (!isIt || (config.resource.namespace ?? "kube-system") !== "kube-system") return;
  for (const list of AWS_AUTH.lists) {
    const isMaster = (text: unknown) => MASTERS.test(String(text));
    findings.forbid(config.get("data", list), isMaster, "makes an IAM principal a master");
  }
}
