import type { Field } from "../../rule/field";
import { namespaceResolver, type NamespaceResolver } from "./namespaces";
import { BINDING_TYPES, RBAC_ROLE_TYPES } from "./rbac";
import type { ResourceIndex } from "../resource-index";
import { selects } from "./selectors";
import { once } from "../once";

/** A RoleBinding or ClusterRoleBinding. */
export interface Binding {
  readonly field: Field;
  /** The roles of the stack that it grants, and those that are aggregated into them. */
  readonly roles: readonly Field[];
}

/** The bindings of a stack, with the roles that they grant. */
export const bindingsOf = once((world): readonly Binding[] => {
  const index = world;
  const all = index.of(RBAC_ROLE_TYPES);
  const parts = builtInParts(all);
  const namespaceOf = namespaceResolver(world);
  return index.of(BINDING_TYPES).map((field) => {
    const named = rolesOf(field, index, namespaceOf);
    const isOfCluster = field.get("roleRef", "kind").value !== "Role";
    const added = (isOfCluster && parts.get(roleNameOf(field).text ?? "")) || [];
    return { field, roles: withParts([...named, ...added], all) };
  });
});

/** Where a binding names its role. */
export function roleNameOf(binding: Field): Field {
  return binding.get("roleRef", "name");
}

function rolesOf(
  binding: Field,
  index: ResourceIndex,
  namespaceOf: NamespaceResolver,
): readonly Field[] {
  const name = roleNameOf(binding);
  if (!name.isReadable) return index.behind(name, RBAC_ROLE_TYPES);
  const kind = binding.get("roleRef", "kind").text;
  const place = namespaceOf(binding.resource);
  return index.of(RBAC_ROLE_TYPES).filter(({ resource }) => {
    if (resource.kind !== kind || resource.name !== name.text) return false;
    return kind === "ClusterRole" || namespaceOf(resource) === place;
  });
}

/** Built-in roles of Kubernetes that other roles are added to by label; each includes those before it. */
const BUILT_IN = ["view", "edit", "admin"] as const;

/** The roles of the stack that Kubernetes adds to its own, by the name of the latter. */
function builtInParts(all: readonly Field[]): ReadonlyMap<string, readonly Field[]> {
  return new Map(
    BUILT_IN.map((name, at) => {
      const labels = BUILT_IN.slice(0, at + 1).map((to) => `${AGGREGATE}${to}`);
      const isPart = (role: Field) =>
        role.resource.kind === "ClusterRole" &&
        labels.some((label) => role.get("metadata", "labels", label).value === "true");
      return [name, all.filter(isPart)] as const;
    }),
  );
}

const AGGREGATE = "rbac.authorization.k8s.io/aggregate-to-";

/** A role with an aggregation rule also holds what the roles that it selects hold, and so on. */
function withParts(bound: readonly Field[], all: readonly Field[]): readonly Field[] {
  const found = new Set(bound);
  // What is added on the way is visited too.
  for (const role of found) for (const part of partsOf(role, all)) found.add(part);
  return [...found];
}

function partsOf(role: Field, all: readonly Field[]): readonly Field[] {
  const selectors = role.get("aggregationRule", "clusterRoleSelectors").items();
  if (selectors.length === 0) return [];
  return all.filter((part) => {
    const labels = part.get("metadata", "labels");
    return (
      part.resource.kind === "ClusterRole" &&
      selectors.some((selector) => selects(selector, labels) === true)
    );
  });
}
