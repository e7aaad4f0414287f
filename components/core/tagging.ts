import * as pulumi from "@pulumi/pulumi";
import { planLabels } from "./pure/labels";
import { type Ownership, ownershipTags } from "./pure/ownership";
import { planTags, type ResourceProps } from "./pure/tags";

/**
 * Tags and labels every resource that this program declares, from one set of facts. Call it once,
 * before the first resource. Resources of other stacks and packaged components are out of its
 * reach: give those {@link ownershipTransform} in their options.
 */
export function applyOwnership(ownership: Ownership): void {
  const tags = ownershipTags(ownership);
  pulumi.runtime.registerStackTransformation(({ type, props, opts }) => {
    const planned = planOwnership(type, props, tags);
    return planned && { props: planned, opts };
  });
}

/**
 * The same for the children of a remote component, which only the engine sees. It goes through the
 * engine once a resource, so it is opted into where it is needed: `{ transforms: [ownershipTransform(o)] }`.
 */
export function ownershipTransform(ownership: Ownership): pulumi.ResourceTransform {
  const tags = ownershipTags(ownership);
  return ({ type, props, opts }) => {
    const planned = planOwnership(type, props, tags);
    return planned && { props: planned, opts };
  };
}

function planOwnership(
  type: string,
  props: ResourceProps,
  tags: Readonly<Record<string, string>>,
): ResourceProps | undefined {
  return type.startsWith("kubernetes:")
    ? planLabels(type, props, tags)
    : planTags(type, props, tags);
}
