import { describe, expect, it } from "vitest";
import { flag, integers, patterns, textMap, texts } from "../../../policy/support/parameters";
import { readSettings } from "../../../policy/support/settings";

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
        '  it.strickt: is no parameter of this rule; did you mean "strict"?',
        '  it.ports: has the wrong type, got ["22"]; give it a list of type integer',
        '  it.forms: has the wrong type, got {"a":"("}; give it a map of type string',
      ].join("\n"),
    );
  });
});
