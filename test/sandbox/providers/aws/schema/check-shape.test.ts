import { describe, expect, it } from "vitest";
import { checkShape } from "../../../../../sandbox/providers/aws/schema/check-shape";
import { schemaOf } from "../../../../../sandbox/providers/aws/schema/schema-of";
import type { TypeSchema } from "../../../../../sandbox/providers/aws/schema/shape";
import { UNKNOWN, secret } from "../../../../../sandbox/providers/properties";

const SCHEMA: TypeSchema = {
  members: {
    name: "string",
    size: "number",
    isPublic: "boolean",
    zones: { list: "string" },
    tags: { map: "string" },
    mode: { values: ["fast", "safe"] },
    policy: { or: ["string", { members: { Version: "string" }, required: ["Version"] }] },
    rules: { list: { members: { port: "number", note: "string" }, required: ["port"] } },
    anything: "any",
  },
  required: ["name"],
  outputs: ["arn"],
};

function check(inputs: object): readonly string[] {
  return checkShape({ name: "a", ...inputs }, SCHEMA).map(
    ({ property, reason }) => `${property}: ${reason}`,
  );
}

describe("checkShape", () => {
  it.each([
    [{ name: undefined }, "name: required, but not set; set it"],
    [{ nmae: "a" }, 'nmae: unknown property; did you mean "name"?'],
    [{ colour: "red" }, "colour: unknown property; remove it"],
    [{ toString: "a" }, "toString: unknown property; remove it"],
    [{ arn: "arn:aws:x" }, "arn: only AWS sets it; remove it"],
    [{ size: "3" }, "size: wrong type, got string; use a number"],
    [{ name: 3 }, "name: wrong type, got number; use a string"],
    [{ isPublic: "yes" }, "isPublic: wrong type, got string; use a boolean"],
    [{ zones: "a" }, "zones: wrong type, got string; use a list"],
    [{ zones: ["a", 1] }, "zones[1]: wrong type, got number; use a string"],
    [{ tags: ["a"] }, "tags: wrong type, got list; use a map"],
    [{ tags: { "a.b": 1 } }, 'tags["a.b"]: wrong type, got number; use a string'],
    [{ mode: "slow" }, 'mode: not a value of AWS, got "slow"; use fast, safe'],
    [{ rules: [{ port: 1 }, {}] }, "rules[1].port: required, but not set; set it"],
    [{ rules: [{ port: 1, notes: "" }] }, 'rules[0].notes: unknown property; did you mean "note"?'],
    [{ rules: { port: 1 } }, "rules: wrong type, got object; use a list"],
    [{ policy: {} }, "policy.Version: required, but not set; set it"],
    [{ policy: 1 }, "policy: wrong type, got number; use a string or object"],
  ])("finds what is wrong in %j", (inputs, failure) => {
    expect(check(inputs)).toEqual([failure]);
  });

  it.each([
    ["an unknown value", { size: UNKNOWN, zones: UNKNOWN, rules: [UNKNOWN], mode: UNKNOWN }],
    ["an unknown value for what is required", { name: UNKNOWN }],
    ["a secret of the right kind", { name: secret("hunter2"), rules: secret([{ port: 1 }]) }],
    ["a value of any shape", { anything: { deep: [1] } }],
    ["an absent value", { size: undefined, zones: null }],
    ["either shape of a choice", { policy: "{}" }],
    ["the other shape of a choice", { policy: { Version: "2012-10-17" } }],
    ["what the engine adds", { __defaults: [], tags: { __defaults: [], a: "b" } }],
  ])("accepts %s", (_, inputs) => {
    expect(check(inputs)).toEqual([]);
  });

  it("looks inside a secret, but quotes nothing of it", () => {
    expect(check({ mode: secret("hunter2") })).toEqual([
      "mode: not a value of AWS, got a secret; use fast, safe",
    ]);
    expect(check({ rules: secret([{ port: "hunter2" }]) })).toEqual([
      "rules: something inside is wrong, got a secret; check its members",
    ]);
    expect(check({ size: secret("hunter2") })).toEqual([
      "size: wrong type, got string; use a number",
    ]);
  });

  it("reads nested requirements off the published data", () => {
    const schema = schemaOf("aws:eks/nodeGroup:NodeGroup") ?? SCHEMA;
    const inputs = {
      clusterName: "shop",
      nodeRoleArn: "arn",
      subnetIds: ["subnet-1"],
      scalingConfig: { minSize: 1, maxSize: 2 },
    };
    expect(checkShape(inputs, schema)).toEqual([
      { property: "scalingConfig.desiredSize", reason: "required, but not set; set it" },
    ]);
  });
});
