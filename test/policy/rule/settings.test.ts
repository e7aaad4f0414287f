import { describe, expect, it } from "vitest";
import {
  choice,
  day,
  flag,
  integer,
  integers,
  patterns,
  textMap,
  texts,
} from "../../../policy/rule/parameters";
import { readSettings } from "../../../policy/rule/settings";

const PARAMETERS = {
  strict: flag("A switch.", { dev: false, prod: true }),
  ports: integers("Ports.", [22]),
  networks: texts("Networks.", undefined),
  forms: patterns("Forms."),
  names: textMap("Names.", {}),
};

const read = (given: Readonly<Record<string, unknown>>) =>
  readSettings("it", PARAMETERS, given, "prod");

describe("readSettings", () => {
  it.each([
    ["dev", false],
    ["prod", true],
  ] as const)("fills in the defaults of %s", (environment, strict) => {
    const settings = readSettings("it", PARAMETERS, {}, environment);
    expect(settings).toEqual({ strict, ports: [22], networks: undefined, forms: {}, names: {} });
  });

  it("prefers what is given, false included", () => {
    expect(read({ strict: false, ports: [] })).toMatchObject({ strict: false, ports: [] });
  });

  it("lists every unknown name and wrong type at once", () => {
    expect(() => read({ strickt: true, ports: ["22"], forms: { a: "(" } })).toThrow(
      [
        "configuration of it has 3 problems:",
        '  it.strickt: is not a parameter of this rule; did you mean "strict"?',
        '  it.ports: has the wrong type, got ["22"]; give it a list of type integer',
        '  it.forms: has the wrong type, got {"a":"("}; give it a map of type string',
      ].join("\n"),
    );
  });

  it.each([
    [{ asOf: "2026-11-24" }, true],
    [{ asOf: "2026-13-01" }, false],
    [{ asOf: "tomorrow" }, false],
    [{ most: 3 }, true],
    [{ most: 1.5 }, false],
    [{ most: "3" }, false],
  ])("takes %j: %s", (given, isTaken) => {
    const table = {
      asOf: day("A day.", "2026-01-01"),
      most: integer("Most.", { dev: 1, prod: 2 }),
    };
    const attempt = () => readSettings("it", table, given, "prod");
    if (isTaken) expect(attempt()).toMatchObject(given);
    else expect(attempt).toThrow("has the wrong type");
  });
});

describe("a choice", () => {
  const table = { side: choice("A side.", ["left", "right"], { dev: "left", prod: "right" }) };

  it("has a default for each environment", () => {
    expect(readSettings("it", table, {}, "dev")).toEqual({ side: "left" });
    expect(readSettings("it", table, {}, "prod")).toEqual({ side: "right" });
  });

  it("lists what may be chosen", () => {
    expect(() => readSettings("it", table, { side: "middle" }, "prod")).toThrow(
      'it.side: has the wrong type, got "middle"; give it one of left, right',
    );
  });
});
