import type * as pulumi from "@pulumi/pulumi";

/**
 * The name of a resource as its dependants take it: they wait for the resource, and still see the
 * name in every preview. An output such as `metadata.name` is unknown as long as the cluster is,
 * which would hide from a preview, and from the policies, what belongs to which namespace.
 */
export function nameAfter(resource: pulumi.Resource, name: string): pulumi.Output<string> {
  return resource.urn.apply(() => name);
}
