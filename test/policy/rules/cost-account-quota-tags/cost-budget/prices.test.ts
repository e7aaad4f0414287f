import { describe, expect, it } from "vitest";
import { monthlyPrice } from "../../../../../policy/rules/cost-account-quota-tags/cost-budget/prices";

describe("monthlyPrice", () => {
  it.each([
    ["m7g.large", 59.57],
    ["m7g.2xlarge", 238.27],
    ["t4g.micro", 6.13],
    ["db.m7g.large", 122.64],
    ["cache.t4g.medium", 47.45],
  ])("knows %s", (type, price) => {
    expect(monthlyPrice(type)).toBeCloseTo(price, 1);
  });

  it.each(["m7g", "m7g.", "x9.large", "db.x9.large", "m7g.metal", "", "large"])(
    "knows nothing of %j",
    (type) => {
      expect(monthlyPrice(type)).toBeUndefined();
    },
  );
});
