import { OWNERSHIP_KEYS } from "../../../components/core/pure/ownership";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { patterns, texts, type TextMap } from "../../rule/parameters";
import { isFilled } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";
import { carriesTags, tagOf, tagSetsOf, type TagSet } from "./tag-required/tags";

/** A resource without tags has nobody who answers for it and no budget that pays for it. */
export const tagRequired = resourceRule({
  id: "tag-required",
  topic: "cost-account-quota-tags",
  severity: "medium",
  description: "Every resource that takes tags says who owns it and who pays for it.",
  remediation: "Add the tags to the resource, or to defaultTags of its provider.",
  frameworks: [fsbp("EKS.6", "EKS clusters should be tagged")],
  parameters: {
    keys: texts("Keys that must be there, in this case.", OWNERSHIP_KEYS),
    patterns: patterns('Regular expression of a tag\'s value: {"cost-center": "^CC-[0-9]{4}$"}.'),
  },
  appliesTo: carriesTags,
  check(resource, findings, { settings }) {
    for (const tags of tagSetsOf(resource)) {
      if (isEmpty(tags, settings.keys)) {
        findings.fail(tags.field, `carries none of the tags ${settings.keys.join(", ")}`);
      } else {
        requireTags(tags, settings.keys, settings.patterns, findings);
      }
    }
  },
});

function isEmpty(tags: TagSet, keys: readonly string[]): boolean {
  return keys.length > 0 && keys.every((key) => !tagOf(tags, key).isSet);
}

function requireTags(
  tags: TagSet,
  keys: readonly string[],
  expected: TextMap,
  findings: Findings,
): void {
  for (const key of keys) {
    findings.require(tagOf(tags, key), isFilled, `carries no tag ${key}`);
  }
  for (const [key, pattern] of Object.entries(expected)) {
    const matches = (value: unknown) => new RegExp(pattern).test(String(value));
    findings.forbid(tagOf(tags, key), (value) => !matches(value), `tag ${key} has a wrong form`);
  }
}
