import { describe, expect, it } from "vitest";
import {
  isLabelValue,
  OWNERSHIP_KEYS,
  ownershipTags,
} from "../../../../components/core/pure/ownership";

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
