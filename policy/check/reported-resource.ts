import type { NormalizedResource } from "../rule/resource";

/** A resource as reports name it. */
export type ReportedResource = Pick<
  NormalizedResource,
  "type" | "apiVersion" | "kind" | "namespace" | "name" | "urn"
>;

/** The parts of a resource that a report repeats. */
export function reportedResource(resource: NormalizedResource): ReportedResource {
  const { type, apiVersion, kind, namespace, name, urn } = resource;
  return { type, apiVersion, kind, namespace, name, urn };
}
