import { describe, expect, it } from "vitest";
import {
  admits,
  matchersIn,
  selectorsIn,
} from "../../../../../policy/rules/monitoring/mon-alert-coverage/label-matchers";

describe("matchersIn", () => {
  it.each([
    ['severity="critical"', [{ label: "severity", operator: "=", value: "critical" }]],
    ["severity = critical", [{ label: "severity", operator: "=", value: "critical" }]],
    [
      `{a=~"b|c", d!='e'}`,
      [
        { label: "a", operator: "=~", value: "b|c" },
        { label: "d", operator: "!=", value: "e" },
      ],
    ],
    ['path!~"a\\\\.b,c"', [{ label: "path", operator: "!~", value: "a\\.b,c" }]],
    ["", []],
  ])("reads %s", (text, matchers) => {
    expect(matchersIn(text)).toEqual(matchers);
  });
});

describe("selectorsIn", () => {
  it("keeps the selectors of an expression apart, braces in quotes included", () => {
    expect(selectorsIn('up{a="b{2}"} == 0 and on(x) sum by (y) (z{})')).toEqual([
      [{ label: "a", operator: "=", value: "b{2}" }],
      [],
    ]);
  });
});

describe("admits", () => {
  it.each([
    ["=", "shop", "shop", true],
    ["=", "shop", "shops", false],
    ["!=", "shop", "shop", false],
    ["=~", "shop|till", "till", true],
    ["=~", "sho", "shop", false],
    ["!~", "shop.*", "shops", false],
    ["!~", "till", "shop", true],
    ["=~", "(?i)[", "shop", true],
    ["!~", "(?i)[", "shop", true],
  ])("judges %s %s for %s", (operator, value, given, expected) => {
    expect(admits({ label: "namespace", operator, value }, given)).toBe(expected);
  });
});
