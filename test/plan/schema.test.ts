import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import schema from "../../docs/schemas/orchestration-plan-1.json";
import { planned, planOf, plannedStack } from "./planned";

const validate = new Ajv({ allErrors: true }).compile(schema);
const resource = planned({
  type: "a:b:C",
  name: "x",
  inputs: {
    known: { list: [1, "a", true, null] },
    unknown: { $unknown: true },
    secret: { $secret: true },
    both: { $unknown: true, $secret: true },
  },
});

function isValid(overrides: Readonly<Record<string, unknown>>): boolean {
  const plan = planOf([plannedStack()]);
  return validate({ ...plan, resources: [...plan.resources, { ...resource, ...overrides }] });
}

describe("docs/schemas/orchestration-plan-1.json", () => {
  it("accepts a plan with every option set", () => {
    const options = {
      deleteBeforeReplace: true,
      replaceOnChanges: ["*"],
      additionalSecretOutputs: ["a"],
      version: "1.0.0",
      importId: "i",
      externalId: "e",
    };
    expect(isValid(options) ? [] : validate.errors).toEqual([]);
  });

  it.each([
    ["a marker with a value beside it", { inputs: { a: { $secret: true, value: 1 } } }],
    ["a marker that is false", { inputs: { a: { $unknown: false } } }],
    ["a parent that is not a URN", { parent: "net" }],
    ["an unknown field", { extra: 1 }],
    ["a dependency named twice", { dependencies: [resource.urn, resource.urn] }],
  ])("refuses %s", (_, overrides) => {
    expect(isValid(overrides)).toBe(false);
  });

  it("refuses another environment", () => {
    expect(validate({ ...planOf([]), environment: "test" })).toBe(false);
  });
});
