import { celText } from "../../../components/security/pure/cel";
import { OVER_BINDINGS } from "../../admission/rbac";
import type { Field } from "../../rule/field";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { listed } from "../../world/aws/policy-document";
import { BINDING_TYPES } from "../../world/kubernetes/rbac";
import { resourceRule } from "../../rule/rule";

const MESSAGE = "every pod that names no service account gets the role";

/** The user name of a default service account. */
const DEFAULT_USER = /^system:serviceaccount:[^:]+:default$/;

/** Groups of all service accounts of the cluster or of a namespace, which include the default ones. */
const ACCOUNTS_GROUP = /^system:serviceaccounts(?::.+)?$/;

/** A pod that names no service account runs as the default one. */
export const rbacDefaultSa = resourceRule({
  id: "rbac-default-sa",
  topic: "rbac",
  severity: "high",
  description:
    "No binding gives a role to a namespace's default service account, or to all accounts at once.",
  remediation: "Give the workload a service account of its own and name that in subjects.",
  frameworks: [
    cisKubernetes("5.1.5", "Ensure that default service accounts are not actively used"),
    cisEks("4.1.5", "Ensure that default service accounts are not actively used"),
  ],
  parameters: {},
  appliesTo: (type) => BINDING_TYPES.has(type),
  check(binding, findings) {
    for (const subject of listed(binding.get("subjects"))) {
      findings.forbid(subject.get("name"), (name) => isDefault(subject, name), MESSAGE);
    }
  },
  admission: {
    ...OVER_BINDINGS,
    problem: MESSAGE,
    breaches: () =>
      "variables.subjects.filter(subject, " +
      `subject.kind == "User" ? subject.name.matches(${celText(DEFAULT_USER.source)}) : ` +
      'subject.kind != "Group" && subject.name == "default")' +
      '.map(subject, "subjects[" + subject.name + "]")',
  },
});

function isDefault(subject: Field, name: unknown): boolean {
  const kind = subject.get("kind").value;
  if (kind === "User") return DEFAULT_USER.test(String(name));
  if (kind === "Group") return ACCOUNTS_GROUP.test(String(name));
  return name === "default";
}
