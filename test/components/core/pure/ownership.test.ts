import { describe, expect, it } from "vitest";
import {
  isLabelValue,
  OWNERSHIP_KEYS,
  ownershipRules,
  ownershipTags,
} from "../../../../components/core/pure/ownership";
import { findProblems } from "../../../../components/core/pure/validate";

const happy = { owner: "payments", environment: "dev", costCenter: "cc-1", domain: "checkout" };

describe("ownershipTags", () => {
  it("states every key once", () => {
    expect(ownershipTags(happy)).toEqual({
      owner: "payments",
      environment: "dev",
      "cost-center": "cc-1",
      domain: "checkout",
      "managed-by": "pulumi",
    });
  });

  it("has exactly the required keys", () => {
    expect(Object.keys(ownershipTags(happy))).toEqual([...OWNERSHIP_KEYS]);
  });
});

describe("isLabelValue", () => {
  it.each(["a", "A-1", "team.a_b", "a".repeat(63)])("accepts %s", (value) => {
    expect(isLabelValue(value)).toBe(true);
  });

  it.each(["", "-a", "a-", "a b", "a@b", "ä", "a".repeat(64), "a\n"])("refuses %j", (value) => {
    expect(isLabelValue(value)).toBe(false);
  });
});

describe("ownershipRules", () => {
  it("finds nothing wrong in label values", () => {
    expect(findProblems(ownershipRules(happy))).toEqual([]);
  });

  it("names each fact that does not fit", () => {
    const problems = findProblems(ownershipRules({ ...happy, owner: "a@b", domain: "" }));
    expect(problems).toEqual([
      `owner: does not fit a Kubernetes label value, got "a@b"; use 1 to 63 letters, digits, '.', '_' or '-', starting and ending with a letter or digit`,
      `domain: does not fit a Kubernetes label value, got ""; use 1 to 63 letters, digits, '.', '_' or '-', starting and ending with a letter or digit`,
    ]);
  });
});
