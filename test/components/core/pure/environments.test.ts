import { describe, expect, it } from "vitest";
import {
  environmentRow,
  ENVIRONMENTS,
  type EnvironmentTable,
  isEnvironment,
  strictnessOf,
} from "../../../../components/core/pure/environments";
import { productSources, readRepositoryFile } from "../../../support/repository";

describe("ENVIRONMENTS", () => {
  it("are these, each with its profile and how strict the policies are", () => {
    expect(ENVIRONMENTS).toEqual({
      dev: { profile: "dev", strictness: "dev" },
      prod: { profile: "prod", strictness: "prod" },
      local: { profile: "local", strictness: "dev" },
    });
  });

  it("are listed in no other file", () => {
    const list = /"dev"\s*[,|]\s*"prod"\s*[,|]\s*"local"/;
    const files = productSources().filter((file) => list.test(readRepositoryFile(file)));
    expect(files).toEqual(["components/core/pure/environments.ts"]);
  });
});

describe("isEnvironment", () => {
  it.each([
    ["dev", true],
    ["local", true],
    ["staging", false],
    ["constructor", false],
  ])("of %s is %s", (name, expected) => {
    expect(isEnvironment(name)).toBe(expected);
  });
});

describe("environmentRow", () => {
  it("is what the table knows", () => {
    expect(environmentRow("local")).toEqual({ profile: "local", strictness: "dev" });
  });

  it.each(["staging", "constructor", "__proto__", undefined])("has nothing for %s", (name) => {
    expect(environmentRow(name)).toBeUndefined();
  });
});

describe("strictnessOf", () => {
  it.each([
    ["dev", "dev"],
    ["local", "dev"],
    ["prod", "prod"],
    ["staging", "prod"],
    ["constructor", "prod"],
    [undefined, "prod"],
  ])("%s is as strict as %s", (name, strictness) => {
    expect(strictnessOf(name)).toBe(strictness);
  });

  it("reads the row of a table with one more line", () => {
    const table: EnvironmentTable = {
      ...ENVIRONMENTS,
      staging: { profile: "prod", strictness: "dev" },
    };
    expect(strictnessOf("staging", table)).toBe("dev");
  });
});
