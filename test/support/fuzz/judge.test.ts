import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../../components/core/pure/configuration-error";
import type { FuzzCase } from "./fuzz-case";
import { judge } from "./judge";

const CASE: FuzzCase = {
  kind: "hostile",
  configuration: { owner: "Team A", network: { zones: ["a"] } },
  faults: [],
  secrets: [],
};

const NAMED = 'owner: does not fit a label, got "Team A"; use letters';

function complaintsOf(tried: Partial<FuzzCase>, error: unknown, milliseconds = 1): unknown {
  return judge({ ...CASE, ...tried }, { error, milliseconds }).complaints;
}

const refused = (...problems: readonly string[]) => new ConfigurationError(problems);

describe("judge", () => {
  it("is content with an error that names path, value and remedy", () => {
    expect(complaintsOf({}, refused(NAMED))).toEqual([]);
  });

  it.each<[string, Partial<FuzzCase>, unknown, RegExp]>([
    ["any other exception", {}, new TypeError("no"), /^threw TypeError: no/],
    ["a path of another program", {}, refused("ports.http: is taken, got 1; use 2"), /not there/],
    ["no path", {}, refused("something is wrong"), /^names no path/],
    ["no value", {}, refused("owner: is wrong; use letters"), /^names no value/],
    ["no remedy", {}, refused('owner: is wrong, got "Team A"'), /^says nothing of what to change/],
    ["a second line", {}, refused(`${NAMED}\nand more`), /^takes more than one line/],
    ["a long line", {}, refused(NAMED + "x".repeat(2_000)), /^is too long/],
    ["the same twice", {}, refused(NAMED, NAMED), /^repeats a problem/],
    ["a secret", { secrets: ["Team A"] }, refused(NAMED), /^prints a secret: (?!.*Team A)/s],
    ["a fault that is not named", { faults: ["domain"] }, refused(NAMED), /^does not name domain/],
    ["a sound configuration refused", { kind: "sound" }, refused(NAMED), /^refuses a sound/],
    ["a faulty one accepted", { kind: "faulty", faults: ["owner"] }, undefined, /^was accepted/],
  ])("complains of %s", (_, tried, error, complaint) => {
    expect(complaintsOf(tried, error)).toContainEqual(expect.stringMatching(complaint));
  });

  it("complains of a configuration that takes too long", () => {
    expect(complaintsOf({}, undefined, 5_000)).toEqual(["took 5000 ms"]);
  });
});
