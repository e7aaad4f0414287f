import { describe, expect, it } from "vitest";
import { findRule } from "../../../policy/check/find-rule";

describe("findRule", () => {
  it("finds a rule", () => {
    expect(findRule("pss-privileged", "rule").severity).toBe("critical");
  });

  it.each([
    ["pss-priviliged", 'rule: is not a rule, got "pss-priviliged"; did you mean "pss-privileged"?'],
    ["zzz", 'rule: is not a rule, got "zzz"; `orchestrate policy list` shows the rules'],
  ])("helps on with %s", (id, message) => {
    expect(() => findRule(id, "rule")).toThrow(message);
  });
});
