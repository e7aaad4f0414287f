import { isTaggable } from "../../../../components/core/pure/taggable-types";
import { Field } from "../../../rule/field";

const AUTO_SCALING_GROUP = "aws:autoscaling/group:Group";

/** One set of tags of a resource, and the tags that the provider adds to it. */
export interface TagSet {
  /** A map, or a list of key and value. */
  readonly field: Field;
  /** `defaultTags` of the provider, if the resource inherits them. */
  readonly inherited: Field | undefined;
}

/** True for a type that can have tags. */
export function carriesTags(type: string): boolean {
  return isTaggable(type) || type === AUTO_SCALING_GROUP || type.startsWith("aws-native:");
}

/**
 * The sets of tags of a resource: its own, and those that a launch template sets on the resources
 * that it launches. Default tags apply neither to Auto Scaling groups nor to launched resources.
 */
export function tagSetsOf(root: Field): readonly TagSet[] {
  const tags = root.get("tags");
  const { type } = root.resource;
  if (type === AUTO_SCALING_GROUP) return [{ field: tags, inherited: undefined }];
  // Which native types can have tags is not known here, so only those with tags are checked.
  if (type.startsWith("aws-native:")) {
    return tags.isSet ? [{ field: tags, inherited: undefined }] : [];
  }
  const launched = root.get("tagSpecifications").items();
  return [
    { field: tags, inherited: defaultTags(root) },
    ...launched.map((entry) => ({ field: entry.get("tags"), inherited: undefined })),
  ];
}

/** The value of a tag in a set; an unset field if the key is missing. */
export function tagOf({ field, inherited }: TagSet, key: string): Field {
  const own = ownTag(field, key);
  if (own.isSet || inherited === undefined) return own;
  const given = inherited.get(key);
  return given.isSet ? given : own;
}

function ownTag(tags: Field, key: string): Field {
  if (!Array.isArray(tags.value)) return tags.get(key);
  const keys = tags.items().map((item) => [item.get("key"), item.get("value")] as const);
  const match =
    keys.find(([name]) => name.value === key) ?? keys.find(([name]) => !name.isReadable);
  return match?.[1] ?? tags.get(key);
}

function defaultTags(root: Field): Field {
  const given = root.resource.providerProps?.defaultTags;
  return new Field(root.resource, "provider.defaultTags", parseIfText(given)).get("tags");
}

/** Provider inputs that are objects are passed as JSON text. */
function parseIfText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
