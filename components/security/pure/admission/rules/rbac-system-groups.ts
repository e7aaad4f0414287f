import { celText, celTexts } from "../cel";
import { BINDINGS, OVER_BINDINGS } from "../rbac";
import type { AdmissionRule } from "../rule";

/** Everybody, nobody in particular, and those whom no role can limit. */
const SYSTEM_SUBJECTS = [
  "system:masters",
  "system:anonymous",
  "system:unauthenticated",
  "system:authenticated",
];

/** The group as an element of a list, in YAML or JSON; a comment may name it. */
const MASTERS = `(?m)^[ \\t]*(?:["',[-]|[^#\\s].*[\\s"',[-])?system:masters(?:$|[\\s"',\\]])`;

/** Where EKS reads who may enter the cluster: the older way of letting IAM principals in. */
const IS_AWS_AUTH =
  'request.resource.resource == "configmaps" && request.namespace == "kube-system" && ' +
  'object.metadata.?name.orValue("") == "aws-auth"';

/** A role for everybody is a role for whoever gets hold of the network. */
export const rbacSystemGroups: AdmissionRule = {
  ...OVER_BINDINGS,
  id: "rbac-system-groups",
  severity: "critical",
  problem: "the subject is not yours to limit, or an IAM principal becomes a master",
  fix:
    "name a group or service account of your own in subjects; give IAM principals an access entry " +
    "instead of system:masters",
  matched: [...BINDINGS, { group: "", versions: ["v1"], resources: ["configmaps"] }],
  isEverywhere: true,
  judged: (object) => [...OVER_BINDINGS.judged(object), `dyn(${object}).?data`],
  breaches: () =>
    "variables.subjects.filter(subject, " +
    `subject.?kind.orValue("") != "ServiceAccount" && subject.name in ${celTexts(SYSTEM_SUBJECTS)})` +
    '.map(subject, "subjects[" + subject.name + "]") + ' +
    `(${IS_AWS_AUTH} ? ["mapRoles", "mapUsers"].filter(list, ` +
    `dyn(object).?data[?list].orValue("").matches(${celText(MASTERS)}))` +
    '.map(list, "data." + list) : [])',
};
