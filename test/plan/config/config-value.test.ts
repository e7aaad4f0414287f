import { describe, expect, it } from "vitest";
import { configValue, fitsType } from "../../../plan/config/config-value";

describe("configValue", () => {
  it.each([
    ["a string", "abc", "abc"],
    ["a number", 3, "3"],
    ["a flag", true, "true"],
    ["a list", [2, "b"], '[2,"b"]'],
    ["an object", { b: { d: 1, c: 2 }, a: 1 }, '{"a":1,"b":{"c":2,"d":1}}'],
  ])("writes %s as the CLI does", (_, value, text) => {
    expect(configValue(value)).toEqual({ text, secret: false });
  });

  it("takes an object with another key beside `secure` for plain data", () => {
    expect(configValue({ secure: "a", other: 1 }).secret).toBe(false);
  });
});

describe("fitsType", () => {
  it.each([
    ["5", "integer", true],
    ["5.5", "integer", false],
    ["true", "boolean", true],
    ["yes", "boolean", false],
    [[1], "array", true],
    [[1], "object", false],
    [{ a: 1 }, "object", true],
    [{ a: 1 }, "string", false],
    [5, "string", true],
    [{ secure: "x" }, "integer", true],
    [{ a: 1 }, undefined, true],
  ] as const)("says of %j as %s: %s", (value, type, fits) => {
    expect(fitsType(value, type)).toBe(fits);
  });
});
