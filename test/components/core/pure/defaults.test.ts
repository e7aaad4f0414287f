import { describe, expect, it } from "vitest";
import { guarded, isGuarded, withDefaults } from "../../../../components/core/pure/defaults";

const DEFAULTS = {
  retentionDays: 90,
  encrypted: guarded("eks-secrets-kms", true, false),
} as const;

describe("withDefaults", () => {
  it("fills in what the caller left out, guards taken off", () => {
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

describe("isGuarded", () => {
  it("knows a guarded default", () => {
    expect(isGuarded(DEFAULTS.encrypted)).toBe(true);
  });

  it.each([90, "rule", null, undefined, { rule: "eks-logging" }, []])("refuses %j", (value) => {
    expect(isGuarded(value)).toBe(false);
  });
});
