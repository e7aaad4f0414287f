import { Field } from "../../rule/field";
import { isPodOwner } from "./pod-specs";
import type { NormalizedResource } from "../../rule/resource";
import type { ResourceIndex } from "../resource-index";
import { once, onceFor } from "../once";
import { typesOf } from "../resource-index";

/** Type token of a Namespace object. */
export const NAMESPACE = "kubernetes:core/v1:Namespace";

const NAMESPACE_TYPES = typesOf(NAMESPACE);

/** Label of a namespace that serves the platform: rules for team namespaces skip it. */
export const NAMESPACE_ROLE_LABEL = "orchestration-platform/namespace-role";

/** Namespaces that Kubernetes or the charts of the platform fill, labelled or not. */
export const PLATFORM_NAMESPACES: ReadonlySet<string> = new Set([
  "default",
  "istio-system",
  "monitoring",
  "karpenter",
]);

/** A namespace that something in the stack uses. */
export interface UsedNamespace {
  readonly name: string;
  /** Where a finding about it points: the name of its object, else the first reference to it. */
  readonly field: Field;
  /** Its Namespace object, when that is part of the stack. */
  readonly object: NormalizedResource | undefined;
}

/** True for types that declare a namespace or run pods in one. */
export function usesNamespace(type: string): boolean {
  return type === NAMESPACE || isPodOwner(type);
}

/** Says which namespace an object goes to; undefined while that is not known. */
export type NamespaceResolver = (resource: NormalizedResource) => string | undefined;

const namedObjects = once((world): readonly Field[] =>
  world.of(NAMESPACE_TYPES).filter(({ resource }) => nameField(resource).isReadable),
);

/** The Namespace objects of a stack whose names are known, by name. */
export const namespaceObjects = once(
  (world): ReadonlyMap<string, Field> =>
    new Map(namedObjects(world).map((root) => [root.resource.name, root])),
);

/**
 * Resolves the namespaces of a stack. A reference that is still unknown, as all are before the
 * cluster exists, is followed to the Namespace that it can only come from.
 */
export const namespaceResolver = once((world): NamespaceResolver => {
  const nameByUrn = new Map(
    namedObjects(world).map(({ resource }) => [resource.urn, resource.name] as const),
  );
  return (resource) => {
    if (namespaceField(resource).isReadable) return resource.namespace ?? "default";
    const [source, ...others] = resource.propertyDependencies.metadata ?? [];
    return source === undefined || others.length > 0 ? undefined : nameByUrn.get(source);
  };
});

/**
 * Every namespace that a Namespace object declares, or that a workload or an object of one of the
 * other types is in, in order of name.
 */
export function usedNamespaces(
  world: ResourceIndex,
  ...otherTypes: readonly string[]
): readonly UsedNamespace[] {
  return namespacesUsedBy(world, otherTypes.join(" "));
}

const namespacesUsedBy = onceFor((world, others: string): readonly UsedNamespace[] => {
  const otherTypes = others.split(" ");
  const namespaceOf = namespaceResolver(world);
  const byName = new Map<string, UsedNamespace>();
  for (const [name, { resource: object }] of namespaceObjects(world)) {
    byName.set(name, { name, field: nameField(object), object });
  }
  const users = world.where((type) => isPodOwner(type) || otherTypes.includes(type));
  for (const user of users) {
    const name = namespaceOf(user);
    if (name === undefined || byName.has(name)) continue;
    byName.set(name, { name, field: namespaceField(user), object: undefined });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
});

/** Namespaces of teams: all but those of Kubernetes and of the platform. */
export function teamNamespaces(
  world: ResourceIndex,
  ...otherTypes: readonly string[]
): readonly UsedNamespace[] {
  return usedNamespaces(world, ...otherTypes).filter(
    (namespace) => !isPlatformNamespace(namespace),
  );
}

/** True for a namespace that Kubernetes or the platform fills, by its name or by its label. */
export function isPlatformNamespace({
  name,
  object,
}: Pick<UsedNamespace, "name" | "object">): boolean {
  if (PLATFORM_NAMESPACES.has(name) || name.startsWith("kube-")) return true;
  return object !== undefined && namespaceLabel(object, NAMESPACE_ROLE_LABEL).text === "platform";
}

/** A label of a Namespace object. */
export function namespaceLabel(object: NormalizedResource, label: string): Field {
  return Field.root(object).get("metadata", "labels", label);
}

/** The field with the namespace of an object, for reporting that it cannot be read. */
export function namespaceField(resource: NormalizedResource): Field {
  return Field.root(resource).get("metadata", "namespace");
}

/** Namespaces without a known name and workloads without a known namespace. */
export const unplacedUsers = once((world): readonly Field[] => {
  const namespaceOf = namespaceResolver(world);
  const unnamed = world
    .of(NAMESPACE_TYPES)
    .map(({ resource }) => nameField(resource))
    .filter((field) => !field.isReadable);
  const unplaced = world
    .where(isPodOwner)
    .filter((resource) => namespaceOf(resource) === undefined)
    .map(namespaceField);
  return [...unnamed, ...unplaced];
});

function nameField(object: NormalizedResource): Field {
  return Field.root(object).get("metadata", "name");
}
