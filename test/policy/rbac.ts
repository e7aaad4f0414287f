import type { NormalizedResource } from "../../policy/rule/resource";
import { manifest } from "./resources";

type Properties = Readonly<Record<string, unknown>>;

const GROUP = "rbac.authorization.k8s.io";

/** Somebody whom a binding names. */
export const TEAM = { kind: "Group", name: "team-a", apiGroup: GROUP };

/** A rule of a role, of the core group unless it says otherwise. */
export function ruleOf(resources: unknown, verbs: unknown, apiGroups: unknown = [""]): Properties {
  return { apiGroups, resources, verbs };
}

/** A ClusterRole `it`, with further fields when given. */
export function clusterRole(rules: unknown, props: Properties = {}): readonly NormalizedResource[] {
  return rbacObject("ClusterRole", { metadata: { name: "it" }, rules, ...props });
}

/** A Role `it` in a namespace. */
export function role(rules: unknown, namespace = "team-a"): readonly NormalizedResource[] {
  return rbacObject("Role", { metadata: { name: "it", namespace }, rules });
}

/** A binding in the namespace of the team, to the ClusterRole `it` unless told otherwise. */
export function roleBinding(
  subjects: unknown,
  ref: Properties = {},
  namespace = "team-a",
): readonly NormalizedResource[] {
  const roleRef = { apiGroup: GROUP, kind: "ClusterRole", name: "it", ...ref };
  return rbacObject("RoleBinding", { metadata: { name: "bound", namespace }, subjects, roleRef });
}

/** The same for the whole cluster. */
export function clusterRoleBinding(
  subjects: unknown,
  ref: Properties = {},
): readonly NormalizedResource[] {
  const roleRef = { apiGroup: GROUP, kind: "ClusterRole", name: "it", ...ref };
  return rbacObject("ClusterRoleBinding", { metadata: { name: "bound" }, subjects, roleRef });
}

/** An object of the group, in a version of it. */
export function rbacObject(
  kind: string,
  props: Properties,
  version = "v1",
): readonly NormalizedResource[] {
  return manifest({ apiVersion: `${GROUP}/${version}`, kind, ...props });
}
