import { Field } from "../rule/field";
import { groupBy } from "../../components/core/pure/group-by";
import { listed } from "./aws/policy-document";
import type { NormalizedResource } from "../rule/resource";

/** Types of resource that a reference may lead to. */
export type Types = ReadonlySet<string>;

/**
 * Follows references between the resources of a stack. Before deployment an id is unknown, yet the
 * engine says which resources a property is made from; a name that the program chose is compared.
 */
export class ResourceIndex {
  /** All of them, in the order of the stack. */
  readonly resources: readonly NormalizedResource[];
  private urns: ReadonlyMap<string | null, NormalizedResource> | undefined;
  private cloudIds: ReadonlyMap<string, readonly CloudName[]> | undefined;
  private types: ReadonlyMap<string, readonly Place[]> | undefined;
  /** Rules ask for the same types once for each resource. */
  private readonly byTypes = new Map<Types, readonly Field[]>();

  constructor(resources: readonly NormalizedResource[]) {
    this.resources = resources;
  }

  /** The resources of the types that a predicate holds for, in the order of the stack. */
  where(isWanted: (type: string) => boolean): readonly NormalizedResource[] {
    this.types ??= groupBy(
      this.resources.map((resource, at) => ({ resource, at })),
      ({ resource }) => resource.type,
    );
    return [...this.types]
      .filter(([type]) => isWanted(type))
      .flatMap(([, places]) => places)
      .sort((a, b) => a.at - b.at)
      .map(({ resource }) => resource);
  }

  /** Root fields of the resources of some types, in the order of the stack. */
  of(types: Types): readonly Field[] {
    const known = this.byTypes.get(types);
    if (known !== undefined) return known;
    const found = this.where((type) => types.has(type)).map(Field.root);
    this.byTypes.set(types, found);
    return found;
  }

  /**
   * Root fields of the resources that a field's value comes from: as the engine says, or else those
   * whose id or ARN it holds, as in a stack that was imported.
   */
  behind(field: Field, types: Types): readonly Field[] {
    const sources = dependenciesOf(field)
      .map((urn) => this.byUrn().get(urn))
      .filter((resource) => resource !== undefined)
      .filter(({ type }) => types.has(type));
    return (sources.length > 0 ? sources : this.withCloudId(field, types)).map(Field.root);
  }

  private withCloudId(field: Field, types: Types): readonly NormalizedResource[] {
    const byCloudId = this.byCloudId();
    if (byCloudId.size === 0) return [];
    return listed(field)
      .flatMap(({ text }) => (text === undefined ? [] : (byCloudId.get(text) ?? [])))
      .map(({ resource }) => resource)
      .filter(({ type }) => types.has(type));
  }

  /** A pack makes an index for each single resource, which is not asked for references. */
  private byUrn(): ReadonlyMap<string | null, NormalizedResource> {
    return (this.urns ??= new Map(this.resources.map((resource) => [resource.urn, resource])));
  }

  private byCloudId(): ReadonlyMap<string, readonly CloudName[]> {
    return (this.cloudIds ??= groupBy(this.resources.flatMap(cloudNamesOf), ({ id }) => id));
  }

  /** The same, or else the resources whose own name is the field's text or the end of its ARN. */
  named(field: Field, types: Types, nameKey = "name"): readonly Field[] {
    const sources = this.behind(field, types);
    const { text } = field;
    if (sources.length > 0 || text === undefined) return sources;
    return this.of(types).filter((candidate) => {
      const name = candidate.get(nameKey).text;
      return name !== undefined && (text === name || text.endsWith(`/${name}`));
    });
  }
}

/** A resource and where it stands in the stack. */
interface Place {
  readonly resource: NormalizedResource;
  readonly at: number;
}

/** A resource by one of the names that the cloud has for it. */
interface CloudName {
  readonly id: string;
  readonly resource: NormalizedResource;
}

function cloudNamesOf(resource: NormalizedResource): readonly CloudName[] {
  return (resource.cloudIds ?? []).map((id) => ({ id, resource }));
}

/** What a property is made from; where a document tells no properties apart, what the resource is. */
function dependenciesOf({ path, resource, isReadable }: Field): readonly string[] {
  const { propertyDependencies, dependencies } = resource;
  const property = /^[^.[]*/.exec(path)?.[0] ?? "";
  const own = propertyDependencies[property];
  if (own !== undefined) return own;
  return isReadable || Object.keys(propertyDependencies).length > 0 ? [] : dependencies;
}

/** The type tokens of one kind of resource, of both AWS providers. */
export function typesOf(...types: readonly string[]): Types {
  return new Set(types);
}

/** True for a type of any of the sets. */
export function isAnyOf(...sets: readonly Types[]): (type: string) => boolean {
  const all = new Set(sets.flatMap((set) => [...set]));
  return (type) => all.has(type);
}
