import { compareUrns, makeUrn, parseUrn, STACK_TYPE } from "../urn";

/** An alias as a program gives it: a whole URN, or the parts in which the old one differed. */
export type AliasSpec =
  | { readonly urn: string }
  | {
      readonly name?: string;
      readonly type?: string;
      readonly stack?: string;
      readonly project?: string;
      /** Null where the resource had no parent; left out where the parent is unchanged. */
      readonly parent?: string | null;
    };

/** The resource that the aliases belong to. */
export interface AliasedResource {
  readonly stack: string;
  readonly project: string;
  readonly parent: string | null;
  readonly type: string;
  readonly name: string;
}

/**
 * Every URN under which the resource may stand in an older state: its own aliases, then those that
 * follow from its parent having been called otherwise. Sorted, so that plans compare.
 */
export function resolveAliases(
  resource: AliasedResource,
  specs: readonly AliasSpec[],
  parentAliases: readonly string[],
): readonly string[] {
  const own = specs.map((spec) => aliasUrn(resource, spec));
  const earlier = [resource, ...own.map(parseUrn)];
  const inherited = parentAliases.flatMap((parentAlias) =>
    earlier.map(({ type, name }) => inheritedUrn(resource, parentAlias, type, name)),
  );
  return [...new Set([...own, ...inherited])].sort(compareUrns);
}

function aliasUrn(resource: AliasedResource, spec: AliasSpec): string {
  if ("urn" in spec) return spec.urn;
  const parent = spec.parent === undefined ? resource.parent : spec.parent;
  return makeUrn({
    stack: spec.stack ?? resource.stack,
    project: spec.project ?? resource.project,
    parent,
    type: spec.type ?? resource.type,
    name: spec.name ?? resource.name,
  });
}

/** A child named after its parent (`app-role` under `app`) was named after the parent's old name. */
function inheritedUrn(
  resource: AliasedResource,
  parentAlias: string,
  type: string,
  name: string,
): string {
  const parentName = resource.parent === null ? "" : parseUrn(resource.parent).name;
  const renamed = name.startsWith(parentName)
    ? parseUrn(parentAlias).name + name.slice(parentName.length)
    : name;
  const parent = parseUrn(parentAlias).type === STACK_TYPE ? null : parentAlias;
  return makeUrn({
    stack: resource.stack,
    project: resource.project,
    parent,
    type,
    name: renamed,
  });
}
