import { Field } from "./field";
import { isPodOwner } from "./pod-specs";
import type { NormalizedResource } from "./resource";

const NAMESPACE = "kubernetes:core/v1:Namespace";

/** Label of a namespace that serves the platform, so that the rules for teams leave it alone. */
export const NAMESPACE_ROLE_LABEL = "orchestration-platform/namespace-role";

/** Namespaces that Kubernetes or the platform's own charts fill, labelled or not. */
const PLATFORM_NAMESPACES: ReadonlySet<string> = new Set([
  "default",
  "istio-system",
  "monitoring",
  "karpenter",
]);

/** A namespace that something in the stack uses. */
export interface UsedNamespace {
  readonly name: string;
  /** Where a finding about it points: its own name, else the first workload's reference to it. */
  readonly field: Field;
  /** Its Namespace object, when that is part of the stack. */
  readonly object: NormalizedResource | undefined;
}

/** True for types that declare or use a namespace as a team does. */
export function usesNamespace(type: string): boolean {
  return type === NAMESPACE || isPodOwner(type);
}

/** Every namespace that a Namespace object declares or a workload runs in, in order of name. */
export function usedNamespaces(resources: readonly NormalizedResource[]): readonly UsedNamespace[] {
  const byName = new Map<string, UsedNamespace>();
  for (const object of resources.filter((resource) => resource.type === NAMESPACE)) {
    const field = Field.root(object).get("metadata", "name");
    if (field.isReadable) byName.set(object.name, { name: object.name, field, object });
  }
  for (const workload of resources.filter((resource) => isPodOwner(resource.type))) {
    const name = effectiveNamespace(workload);
    if (name === undefined || byName.has(name)) continue;
    const field = Field.root(workload).get("metadata", "namespace");
    byName.set(name, { name, field, object: undefined });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Namespaces of teams: all but Kubernetes' own, the platform's, and those labelled as such. */
export function teamNamespaces(resources: readonly NormalizedResource[]): readonly UsedNamespace[] {
  return usedNamespaces(resources).filter(({ name, object }) => {
    if (PLATFORM_NAMESPACES.has(name) || name.startsWith("kube-")) return false;
    return object === undefined || namespaceLabel(object, NAMESPACE_ROLE_LABEL).text !== "platform";
  });
}

/** A label of a Namespace object. */
export function namespaceLabel(object: NormalizedResource, label: string): Field {
  return Field.root(object).get("metadata", "labels", label);
}

/** Where a namespaced object ends up; undefined while that is not known. */
export function effectiveNamespace(resource: NormalizedResource): string | undefined {
  if (!namespaceField(resource).isReadable) return undefined;
  return resource.namespace ?? "default";
}

/** The field that places an object, for reporting that it cannot be read. */
export function namespaceField(resource: NormalizedResource): Field {
  return Field.root(resource).get("metadata", "namespace");
}

/** Namespaces and workloads whose namespace is not known yet: what cannot be judged. */
export function unplacedUsers(resources: readonly NormalizedResource[]): readonly Field[] {
  return resources
    .filter((resource) => usesNamespace(resource.type))
    .map((resource) =>
      resource.type === NAMESPACE
        ? Field.root(resource).get("metadata", "name")
        : namespaceField(resource),
    )
    .filter((field) => !field.isReadable);
}
