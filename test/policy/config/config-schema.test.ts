import Ajv from "ajv";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { configSchema } from "../../../policy/config/config-schema";
import { lintConfig } from "../../../policy/config/lint-config";
import { LocatedDocument } from "../../../policy/config/located-document";
import { RULES } from "../../../policy/rules";

const validate = new Ajv({ allErrors: true }).compile(configSchema());

/** Texts that the schema and the linter must judge alike. */
const GOOD = [
  "all: advisory",
  "pss-privileged: disabled",
  "tag-required: {enforcementLevel: mandatory, keys: [owner]}",
  "byEnvironment: {dev: {all: {enforcementLevel: advisory}}, prod: {tag-required: {keys: []}}}",
];
const BAD = [
  "all: warn",
  "pss-priviliged: mandatory",
  "tag-required: {keys: owner}",
  "tag-required: {key: [owner]}",
  "all: {keys: [owner]}",
  "byEnvironment: {local: {}}",
  "byEnvironment: {dev: {byEnvironment: {}}}",
  "environments: []",
];

const lint = (text: string) => lintConfig(new LocatedDocument("f", text));

describe("configSchema", () => {
  it.each(GOOD)("accepts %s, as the linter does", (text) => {
    expect([validate(parse(text)), lint(text)]).toEqual([true, []]);
  });

  it.each(BAD)("refuses %s, as the linter does", (text) => {
    expect([validate(parse(text)), lint(text).length > 0]).toEqual([false, true]);
  });

  it("knows every rule and every parameter", () => {
    const all = RULES.map(({ id, parameters }) => [
      id,
      Object.fromEntries(
        Object.entries(parameters).map(([name, { defaults }]) => [name, defaults.prod]),
      ),
    ]);
    validate(JSON.parse(JSON.stringify(Object.fromEntries(all))));
    expect(validate.errors).toBeNull();
  });
});
