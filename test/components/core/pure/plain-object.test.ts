import { describe, expect, it } from "vitest";
import { isPlainObject } from "../../../../components/core/pure/plain-object";

describe("isPlainObject", () => {
  it.each([{}, { a: 1 }, JSON.parse('{"b": {}}')])("accepts %j", (value: unknown) => {
    expect(isPlainObject(value)).toBe(true);
  });

  it.each([
    ["null", null],
    ["undefined", undefined],
    ["a list", []],
    ["text", "a"],
    ["a function", () => undefined],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["a promise", Promise.resolve()],
  ])("refuses %s", (_what, value) => {
    expect(isPlainObject(value)).toBe(false);
  });
});
