import type { Field } from "./field";
import { namespaceResolver, type NamespaceResolver } from "./namespaces";
import { BINDING_TYPES, RBAC_ROLE_TYPES } from "./rbac";
import type { NormalizedResource } from "./resource";
import { ResourceIndex } from "./resource-index";
import { selects } from "./selectors";

/** Somebody who is given a role. */
export interface Binding {
  readonly field: Field;
  /** The roles of the stack that it gives; none where the role stands elsewhere. */
  readonly roles: readonly Field[];
}

/** The bindings of a stack, with the roles that they give. */
export function bindingsOf(resources: readonly NormalizedResource[]): readonly Binding[] {
  const index = new ResourceIndex(resources);
  const roles = index.of(RBAC_ROLE_TYPES);
  const namespaceOf = namespaceResolver(resources);
  return index
    .of(BINDING_TYPES)
    .map((field) => ({ field, roles: withParts(rolesOf(field, index, namespaceOf), roles) }));
}

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

/** A role with an aggregation rule also holds what the roles that it selects hold. */
function withParts(bound: readonly Field[], all: readonly Field[]): readonly Field[] {
  const selectors = bound.flatMap((role) =>
    role.get("aggregationRule", "clusterRoleSelectors").items(),
  );
  const parts = all.filter((role) => {
    const labels = role.get("metadata", "labels");
    return (
      role.resource.kind === "ClusterRole" &&
      selectors.some((selector) => selects(selector, labels) === true)
    );
  });
  return [...new Set([...bound, ...parts])];
}
