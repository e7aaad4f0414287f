import { Field } from "./field";
import type { NormalizedResource } from "./resource";

/** Types of resource that a reference may lead to. */
export type Types = ReadonlySet<string>;

/**
 * Follows references between the resources of a stack. Before deployment an id is unknown, yet the
 * engine says which resources a property is made from; a name that the program chose is compared.
 */
export class ResourceIndex {
  private readonly resources: readonly NormalizedResource[];
  private readonly byUrn: ReadonlyMap<string | null, NormalizedResource>;
  /** Rules ask for the same types once for each resource. */
  private readonly byTypes = new Map<Types, readonly Field[]>();

  constructor(resources: readonly NormalizedResource[]) {
    this.resources = resources;
    this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  }

  /** Root fields of the resources of some types, in the order of the stack. */
  of(types: Types): readonly Field[] {
    const known = this.byTypes.get(types);
    if (known !== undefined) return known;
    const found = this.resources.filter(({ type }) => types.has(type)).map(Field.root);
    this.byTypes.set(types, found);
    return found;
  }

  /** Root fields of the resources that a field's value comes from. */
  behind(field: Field, types: Types): readonly Field[] {
    const property = /^[^.[]*/.exec(field.path)?.[0] ?? "";
    const urns = field.resource.propertyDependencies[property] ?? [];
    return urns
      .map((urn) => this.byUrn.get(urn))
      .filter((resource) => resource !== undefined)
      .filter(({ type }) => types.has(type))
      .map(Field.root);
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

/** The type tokens of one kind of resource, of both AWS providers. */
export function typesOf(...types: readonly string[]): Types {
  return new Set(types);
}

/** True for a type of any of the sets. */
export function isAnyOf(...sets: readonly Types[]): (type: string) => boolean {
  const all = new Set(sets.flatMap((set) => [...set]));
  return (type) => all.has(type);
}
