import { describe, expect, it } from "vitest";
import { suggestion } from "../../../plan/config/stack-names";

describe("suggestion", () => {
  it("names the nearest candidate", () => {
    expect(suggestion("pord", ["dev", "prod"])).toBe(' (did you mean "prod"?)');
  });

  it("says nothing where none is near", () => {
    expect(suggestion("staging", ["dev", "prod"])).toBe("");
  });

  it("says nothing where there is none", () => {
    expect(suggestion("dev", [])).toBe("");
  });
});
