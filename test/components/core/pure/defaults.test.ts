import { describe, expect, it } from "vitest";
import { withDefaults } from "../../../../components/core/pure/defaults";

const DEFAULTS = {
  retentionDays: 90,
  encrypted: true,
} as const;

describe("withDefaults", () => {
  it("fills in what the caller left out", () => {
    expect(withDefaults(DEFAULTS, { name: "a" })).toEqual({
      name: "a",
      retentionDays: 90,
      encrypted: true,
    });
  });

  it("lets every argument of the caller win, falsy ones too", () => {
    expect(withDefaults(DEFAULTS, { retentionDays: 0, encrypted: false })).toEqual({
      retentionDays: 0,
      encrypted: false,
    });
  });
});
