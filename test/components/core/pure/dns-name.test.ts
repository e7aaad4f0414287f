import { describe, expect, it } from "vitest";
import { isDnsLabel, isDnsSubdomain } from "../../../../components/core/pure/dns-name";

describe("isDnsLabel", () => {
  it.each(["a", "0", "shop", "shop-2", "a".repeat(63)])("takes %s", (text) => {
    expect(isDnsLabel(text)).toBe(true);
  });

  it.each(["", "-a", "a-", "Shop", "a.b", "a_b", "a".repeat(64)])("refuses %j", (text) => {
    expect(isDnsLabel(text)).toBe(false);
  });
});

describe("isDnsSubdomain", () => {
  it.each(["a", "shop.example", "a-1.b-2", "a".repeat(253)])("takes %s", (text) => {
    expect(isDnsSubdomain(text)).toBe(true);
  });

  it.each(["", ".a", "a.", "a..b", "-a.b", "a-.b", "A.b", "a".repeat(254)])(
    "refuses %j",
    (text) => {
      expect(isDnsSubdomain(text)).toBe(false);
    },
  );
});
