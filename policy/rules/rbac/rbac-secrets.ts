import type { Field } from "../../rule/field";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { usesNamespace } from "../../world/kubernetes/namespaces";
import {
  BINDING_TYPES,
  checkPowers,
  RBAC_ROLE_TYPES,
  type Power,
} from "../../world/kubernetes/rbac";
import { isAnyOf } from "../../world/resource-index";
import { roleNameOf } from "../../world/kubernetes/role-bindings";
import { stackRule } from "../../rule/rule";

const READ_SECRETS: Power = {
  groups: [""],
  resources: ["secrets"],
  verbs: ["get", "list", "watch"],
  message: "read secrets",
};

/** Built-in roles that read no secrets, or that another rule reports. */
const SETTLED: ReadonlySet<string> = new Set(["view", "cluster-admin"]);

const isRbac = isAnyOf(BINDING_TYPES, RBAC_ROLE_TYPES);

/** A list request returns the contents of every secret, not only the names. */
export const rbacSecrets = stackRule({
  id: "rbac-secrets",
  topic: "rbac",
  severity: "high",
  description: "No role that a binding gives to somebody may read, list or watch secrets.",
  remediation:
    "Remove get, list and watch for secrets from the role; mount the secret where it is used.",
  frameworks: [
    cisKubernetes("5.1.2", "Minimize access to secrets"),
    cisEks("4.1.2", "Minimize access to secrets"),
  ],
  parameters: {},
  appliesTo: (type) => isRbac(type) || usesNamespace(type),
  check(world, findings) {
    const bindings = world.roleBindings;
    const bound = new Set(bindings.flatMap(({ roles }) => roles));
    for (const role of bound) checkPowers(role, [READ_SECRETS], findings);
    for (const { field, roles } of bindings) {
      const name = roleNameOf(field);
      const isHere = ({ resource }: Field) => !name.isReadable || resource.name === name.value;
      if (roles.some(isHere) || SETTLED.has(String(name.value))) continue;
      if (name.isReadable) findings.notEvaluated(name, "not part of the stack: the role");
      else findings.notEvaluated(name);
    }
  },
});
