import { describe, expect, it } from "vitest";
import { RULES } from "../../../policy/rules";
import { isAtLeast, LEVEL_EXCEPTIONS, levelOf } from "../../../policy/rule/levels";

const rule = (severity: "critical" | "high" | "medium" | "low", baseline = false) => ({
  id: "it",
  severity,
  ...(baseline && { podSecurityLevel: "baseline" as const }),
});

describe("levelOf", () => {
  it.each([
    ["critical", "mandatory", "mandatory"],
    ["high", "advisory", "mandatory"],
    ["medium", "advisory", "mandatory"],
    ["low", "advisory", "advisory"],
  ] as const)("makes %s rules %s in dev and %s in prod", (severity, dev, prod) => {
    const levels = [levelOf(rule(severity), "dev"), levelOf(rule(severity), "prod")];
    expect(levels).toEqual([dev, prod]);
  });

  it("makes the Pod Security baseline mandatory in dev too", () => {
    expect(levelOf(rule("medium", true), "dev")).toBe("mandatory");
  });

  it("lets an exception win, in its environment alone", () => {
    const exceptions = [{ rule: "it", levels: { prod: "advisory" as const }, reason: "a test" }];
    const levels = [
      levelOf(rule("high", true), "dev", exceptions),
      levelOf(rule("high", true), "prod", exceptions),
    ];
    expect(levels).toEqual(["mandatory", "advisory"]);
  });

  it("has an exception only for a rule that exists, and with a reason", () => {
    const ids = RULES.map((entry) => entry.id);
    const wrong = LEVEL_EXCEPTIONS.filter(
      (entry) => !ids.includes(entry.rule) || entry.reason === "",
    );
    expect(wrong).toEqual([]);
  });
});

describe("isAtLeast", () => {
  it.each([
    ["mandatory", "advisory", true],
    ["advisory", "advisory", true],
    ["remediate", "mandatory", false],
    ["advisory", "remediate", false],
  ] as const)("says of %s against %s: %s", (level, floor, expected) => {
    expect(isAtLeast(level, floor)).toBe(expected);
  });
});
