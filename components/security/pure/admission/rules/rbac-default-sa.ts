import { OVER_BINDINGS } from "../rbac";
import type { AdmissionRule } from "../rule";

/** A pod that names no service account runs as this one. */
export const rbacDefaultSa: AdmissionRule = {
  ...OVER_BINDINGS,
  id: "rbac-default-sa",
  severity: "high",
  problem: "every pod that names no service account gets the role",
  fix: "give the workload a service account of its own and name that in subjects",
  breaches: () =>
    "variables.subjects.filter(subject, " +
    'subject.kind == "User" ? subject.name.matches("^system:serviceaccount:[^:]+:default$") : ' +
    'subject.kind != "Group" && subject.name == "default")' +
    '.map(subject, "subjects[" + subject.name + "]")',
};
