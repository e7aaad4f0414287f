import { isProperties } from "../../properties";
import type { Limit, Rule } from "./limit";

const MOST_TAGS = 50;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;

/**
 * What all services ask of tags, in EC2's words.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
 */
const TAGS: Rule = (tags, quote) => {
  if (!isProperties(tags)) return undefined;
  const keys = Object.keys(tags).filter((key) => !key.startsWith("__"));
  if (keys.length > MOST_TAGS) {
    return `TagLimitExceeded: More than ${MOST_TAGS} tags, got ${keys.length}`;
  }
  const reserved = keys.find((key) => /^aws:/i.test(key));
  if (reserved !== undefined) {
    return (
      `InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use, ` +
      `got ${quote(reserved)}`
    );
  }
  const long = keys.find((key) => key.length === 0 || key.length > LONGEST_KEY);
  if (long === undefined) return undefined;
  return (
    `InvalidParameterValue: Tag key exceeds the maximum length of ${LONGEST_KEY} characters ` +
    `or is empty, got ${quote(long)}`
  );
};

const TAG_VALUES: Rule = (tags, quote) => {
  if (!isProperties(tags)) return undefined;
  const long = Object.entries(tags).find(
    ([, value]) => typeof value === "string" && value.length > LONGEST_VALUE,
  );
  if (long === undefined) return undefined;
  return (
    `InvalidParameterValue: Tag value exceeds the maximum length of ${LONGEST_VALUE} ` +
    `characters, for the key ${quote(long[0])}`
  );
};

/** Limits of every type that has tags. */
export const TAG_LIMITS: readonly Limit[] = [
  { at: "tags", rule: TAGS },
  { at: "tags", rule: TAG_VALUES },
  { at: "tagSpecifications[].tags", rule: TAGS },
  { at: "tagSpecifications[].tags", rule: TAG_VALUES },
];
