import { describe, expect, it } from "vitest";
import { globMatches } from "../../../policy/rule/glob";

describe("globMatches", () => {
  it.each([
    ["web", "web", true],
    ["web", "web-2", false],
    ["web", "a-web", false],
    ["*", "urn:pulumi:prod::shop::aws:sqs/queue:Queue::jobs", true],
    ["urn:*::jobs", "urn:pulumi:prod::shop::aws:sqs/queue:Queue::jobs", true],
    ["team-a/*", "team-a/web", true],
    ["team-a/*", "team-ab/web", false],
    ["w?b", "web", true],
    ["w?b", "wb", false],
    ["spec.containers[*].image", "spec.containers[0].image", true],
    ["spec.containers[*].image", "specxcontainers[0].image", false],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "a-b-b-c-", false],
    ["*", "", true],
    ["?", "", false],
    ["", "", true],
    ["", "a", false],
    ["(a|b)+", "a", false],
    ["(a|b)+", "(a|b)+", true],
    ["a\\b", "a\\b", true],
    ["*a".repeat(40), "a".repeat(20_000) + "b", false],
  ])("says of %s and %s: %s", (pattern, text, expected) => {
    expect(globMatches(pattern, text)).toBe(expected);
  });
});
