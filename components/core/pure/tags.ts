import { isPlainObject } from "./plain-object";
import { isTaggable } from "./taggable-types";

/** Properties of a resource as the program wrote them; values may be Outputs, so none is inspected. */
export type ResourceProps = Readonly<Record<string, unknown>>;

/** What a launch template tags when an instance starts from it: the children that no program declares. */
const LAUNCH_TEMPLATE_TARGETS = ["instance", "volume", "network-interface"] as const;

/**
 * The properties of a resource with the ownership tags added, or `undefined` where it takes none.
 * Tags that the resource already has win: a component may say something more specific.
 *
 * Three shapes exist on AWS: a `tags` map on most types, a list with `propagateAtLaunch` on an Auto
 * Scaling group, and `tagSpecifications` on a launch template, which reach instances, volumes and
 * network interfaces.
 */
export function planTags(
  type: string,
  props: ResourceProps,
  tags: Readonly<Record<string, string>>,
): ResourceProps | undefined {
  if (type === "aws:autoscaling/group:Group") {
    return { ...props, tags: extendList(props.tags, (list) => groupTags(list, tags)) };
  }
  if (!isTaggable(type)) return undefined;
  const tagged = { ...props, tags: mergeTags(props.tags, tags) };
  if (type !== "aws:ec2/launchTemplate:LaunchTemplate") return tagged;
  return {
    ...tagged,
    tagSpecifications: extendList(props.tagSpecifications, (list) =>
      launchTemplateTags(list, tags),
    ),
  };
}

/** Tags inside an Output cannot be seen here, and are left as they are. */
function mergeTags(existing: unknown, tags: Readonly<Record<string, string>>): unknown {
  if (existing === undefined) return tags;
  return isPlainObject(existing) ? { ...tags, ...existing } : existing;
}

/** The same for a list: one that holds an Output is left as it is. */
function extendList(
  existing: unknown,
  extend: (list: readonly ResourceProps[]) => readonly ResourceProps[],
): unknown {
  if (existing === undefined) return extend([]);
  return Array.isArray(existing) && existing.every(isPlainObject) ? extend(existing) : existing;
}

function groupTags(
  existing: readonly ResourceProps[],
  tags: Readonly<Record<string, string>>,
): readonly ResourceProps[] {
  const present = new Set(existing.map((tag) => tag.key));
  const added = Object.entries(tags)
    .filter(([key]) => !present.has(key))
    .map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
  return [...existing, ...added];
}

function launchTemplateTags(
  existing: readonly ResourceProps[],
  tags: Readonly<Record<string, string>>,
): readonly ResourceProps[] {
  const present = new Set(existing.map((specification) => specification.resourceType));
  const added = LAUNCH_TEMPLATE_TARGETS.filter((target) => !present.has(target)).map(
    (resourceType) => ({ resourceType, tags }),
  );
  const merged = existing.map((specification) => ({
    ...specification,
    tags: mergeTags(specification.tags, tags),
  }));
  return [...merged, ...added];
}
