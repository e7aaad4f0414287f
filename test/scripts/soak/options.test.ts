import { describe, expect, it } from "vitest";
import { asksForHelp, parseOptions, USAGE } from "../../../scripts/soak/options";

describe("parseOptions", () => {
  it("runs all of it when nothing is said", () => {
    expect(parseOptions([])).toEqual({
      trials: 60,
      trial: undefined,
      settings: 10_000,
      plans: 2000,
      seed: 1,
      parts: ["kills", "fuzz"],
      kubernetes: "recorded",
      out: undefined,
    });
  });

  it("reports everything that is wrong at once", () => {
    const parse = () => parseOptions(["--trials", "many", "--only", "all", "--kubernetes", "k3s"]);
    expect(parse).toThrow('--trials: must be a whole number, got "many"; use 0 or more');
    expect(parse).toThrow('--only: knows kills and fuzz, got "all"; use one of them or both');
    expect(parse).toThrow('--kubernetes: is not a mode, got "k3s"; use recorded or api-server');
  });

  it.each([
    [["--trials", "0"], '--trials: leaves nothing to try, got "0"; use 1 or more, or --only fuzz'],
    [["--trial", "70"], '--trial: is none of the trials, got "70"; use 1 to 60'],
    [["--trial", "0"], '--trial: is none of the trials, got "0"; use 1 to 60'],
  ])("refuses %j, which would try nothing", (args, words) => {
    expect(() => parseOptions(args)).toThrow(words);
  });

  it("needs no trials for the fuzz alone", () => {
    expect(parseOptions(["--only", "fuzz", "--trials", "0"]).trials).toBe(0);
  });

  it.each([
    [["--trials", "0"], '--trials: leaves nothing to try, got "0"; use 1 or more, or --only fuzz'],
    [["--trial", "70"], '--trial: is none of the trials, got "70"; use 1 to 60'],
    [["--trial", "0"], '--trial: is none of the trials, got "0"; use 1 to 60'],
    [["--settings", "0", "--plans", "0"], "--settings, --plans: leave nothing to try"],
  ])("refuses %j, with which nothing would be found", (flags, message) => {
    expect(() => parseOptions(flags)).toThrow(message);
  });

  it.each([
    ["--only", "fuzz", "--trials", "0"],
    ["--only", "kills", "--settings", "0", "--plans", "0"],
    ["--plans", "0"],
    ["--trials", "70", "--trial", "70"],
  ])("takes %s %s %s %s", (...flags) => {
    expect(() => parseOptions(flags.filter((flag) => flag !== undefined))).not.toThrow();
  });

  it("lists the flags when there is no such one", () => {
    expect(() => parseOptions(["--trails", "5"])).toThrow("the flags are --trials, --trial");
  });
});

describe("help", () => {
  it.each([["--help"], ["-h"], ["--only", "kills", "--help"]])(
    "is asked for by %s %s %s",
    (...args) => {
      expect(asksForHelp(args)).toBe(true);
    },
  );

  it("is not asked for by anything else", () => {
    expect(asksForHelp(["--only", "fuzz"])).toBe(false);
  });

  it("names every flag that a wrong one is answered with", () => {
    const known = /the flags are (?<flags>.*)$/m.exec(messageOf(() => parseOptions(["--trails"])));
    const flags = known?.groups?.flags?.split(", ") ?? [];
    expect(flags).toHaveLength(9);
    expect(flags.filter((flag) => !USAGE.includes(`${flag} `))).toEqual([]);
  });

  it("has examples that the parser takes", () => {
    const [, examples = ""] = USAGE.split("Examples:\n");
    const lines = [...examples.matchAll(/^ {2}npm run soak(?: -- (?<flags>.*?))? {2,}/gm)];
    expect(lines).toHaveLength(5);
    for (const { groups } of lines) {
      expect(() => parseOptions(groups?.flags?.split(" ") ?? [])).not.toThrow();
    }
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}
