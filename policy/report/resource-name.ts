import type { ReportedResource } from "../check/reported-resource";

/** A resource as every report names it: `Pod team-a/web`. */
export function resourceName({ kind, type, namespace, name }: ReportedResource): string {
  return `${kind ?? type} ${namespace === null ? name : `${namespace}/${name}`}`;
}

/** What tells a resource from all others, wherever its file lies. */
export function resourceIdentity(resource: ReportedResource): string {
  const { urn, type, namespace, name } = resource;
  return urn ?? [type, namespace ?? "", name].join("/");
}
