import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { usesNamespace } from "../../world/kubernetes/namespaces";
import { texts } from "../../rule/parameters";
import { listed } from "../../world/aws/policy-document";
import {
  BINDING_TYPES,
  grantOf,
  policyRulesOf,
  RBAC_ROLE_TYPES,
} from "../../world/kubernetes/rbac";
import { isAnyOf } from "../../world/resource-index";
import { roleNameOf, type Binding } from "../../world/kubernetes/role-bindings";
import { stackRule } from "../../rule/rule";

/** The built-in role that has every permission. */
const CLUSTER_ADMIN = "cluster-admin";

/** Each organisation lists who may administer its clusters. */
const NOBODY: readonly string[] = [];

/** Wildcards match these as well; no role names them. */
const EVERYTHING = { groups: [], resources: [], verbs: [], message: "" };

const isRbac = isAnyOf(BINDING_TYPES, RBAC_ROLE_TYPES);

/** A subject with this role can read every secret and stop every workload. */
export const rbacClusterAdmin = stackRule({
  id: "rbac-cluster-admin",
  topic: "rbac",
  severity: "critical",
  description: "Only the listed subjects get cluster-admin or a role with the same permissions.",
  remediation:
    "Bind a role with the permissions that are used, or list the subject in allowedSubjects.",
  frameworks: [
    cisKubernetes("5.1.1", "Ensure that the cluster-admin role is only used where required"),
    cisEks("4.1.1", "Ensure that the cluster-admin role is only used where required"),
  ],
  parameters: {
    allowedSubjects: texts(
      "Subjects that may have it: Group/NAME, User/NAME or ServiceAccount/NAMESPACE/NAME.",
      NOBODY,
    ),
  },
  appliesTo: (type) => isRbac(type) || usesNamespace(type),
  check(world, findings, { settings }) {
    const namespaceOf = world.namespaceOf;
    for (const binding of world.roleBindings) {
      const place = namespaceOf(binding.field.resource);
      const subjects = listed(binding.field.get("subjects"));
      const areListed = subjects.every((subject) =>
        settings.allowedSubjects.includes(nameOfSubject(subject, place)),
      );
      // A binding without subjects may get some later.
      if (subjects.length === 0 || !areListed) checkBinding(binding, findings);
    }
  },
});

function nameOfSubject(subject: Field, place: string | undefined): string {
  const [kind, name] = [subject.get("kind").text, subject.get("name").text];
  if (kind !== "ServiceAccount") return `${kind}/${name}`;
  return `${kind}/${subject.get("namespace").text ?? place}/${name}`;
}

function checkBinding({ field, roles }: Binding, findings: Findings): void {
  const name = roleNameOf(field);
  const isBuiltIn = field.get("roleRef", "kind").value !== "Role" && name.value === CLUSTER_ADMIN;
  if (isBuiltIn || roles.some((role) => policyRulesOf(role).some(allowsEverything))) {
    findings.fail(name, "the binding gives its subjects every permission");
  } else if (!name.isReadable && roles.length === 0) {
    findings.notEvaluated(name);
  }
}

function allowsEverything(rule: Field): boolean {
  return rule.get("apiGroups").isSet && grantOf(rule, EVERYTHING)?.isReadable === true;
}
