import { describe, expect, it } from "vitest";
import { parseOptions } from "../../bench/options";
import { ConfigurationError } from "../../components/core/pure/configuration-error";

const known = ["a", "b", "c"];

describe("parseOptions", () => {
  it("runs everything five times unless told otherwise", () => {
    expect(parseOptions([], known)).toEqual({ only: known, json: false, rounds: 5 });
  });

  it("reads every flag", () => {
    expect(parseOptions(["--only", "c, a", "--json", "--rounds", "2"], known)).toEqual({
      only: ["c", "a"],
      json: true,
      rounds: 2,
    });
  });

  it("names every wrong value at once", () => {
    expect(() => parseOptions(["--only", "a,x", "--rounds", "0"], known)).toThrow(
      new ConfigurationError([
        '--only: names no benchmark, got "x"; use letters of a, b, c',
        '--rounds: is not a number of runs, got "0"; use 1 to 99; the targets hold for 5',
      ]),
    );
  });

  it("refuses an unknown flag", () => {
    expect(() => parseOptions(["--fast"], known)).toThrow("flags are --only, --json and --rounds");
  });
});
