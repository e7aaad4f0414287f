import { OWNERSHIP_KEYS } from "../../../components/core/pure/ownership";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { patterns, texts, type TextMap } from "../../rule/parameters";
import { isFilled } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";
import { carriesTags, tagOf, tagSetsOf, type TagSet } from "./tag-required/tags";

/** A resource without tags has no known owner and no known budget. */
export const tagRequired = resourceRule({
  id: "tag-required",
  topic: "cost-account-quota-tags",
  severity: "medium",
  description: "Every resource that can have tags has the tags of its owner and cost center.",
  remediation: "Add the tags to the resource, or to defaultTags of its provider.",
  frameworks: [fsbp("EKS.6", "EKS clusters should be tagged")],
  checks: {
    required: "The resource has the required tags.",
    values: "The values of tags match their patterns.",
  },
  parameters: {
    keys: texts("Keys of the required tags; upper and lower case count.", OWNERSHIP_KEYS),
    patterns: patterns(
      'Regular expressions of values by key, such as {"cost-center": "^CC-[0-9]{4}$"}.',
    ),
  },
  appliesTo: carriesTags,
  check(resource, findings, { settings }) {
    for (const tags of tagSetsOf(resource)) {
      if (isEmpty(tags, settings.keys)) {
        const message = `the tags ${settings.keys.join(", ")} are missing`;
        findings.of("required").fail(tags.field, message);
      } else {
        requireTags(tags, settings.keys, findings.of("required"));
        checkValues(tags, settings.patterns, findings.of("values"));
      }
    }
  },
});

function isEmpty(tags: TagSet, keys: readonly string[]): boolean {
  return keys.length > 0 && keys.every((key) => !tagOf(tags, key).isSet);
}

function requireTags(tags: TagSet, keys: readonly string[], findings: Findings): void {
  for (const key of keys) {
    findings.require(tagOf(tags, key), isFilled, `the tag ${key} is missing or empty`);
  }
}

function checkValues(tags: TagSet, expected: TextMap, findings: Findings): void {
  for (const [key, pattern] of Object.entries(expected)) {
    const matches = (value: unknown) => new RegExp(pattern).test(String(value));
    const message = `the value of the tag ${key} does not match its pattern`;
    findings.forbid(tagOf(tags, key), (value) => !matches(value), message);
  }
}
