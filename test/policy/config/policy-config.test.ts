import { describe, expect, it } from "vitest";
import { packConfig } from "../../../policy/config/pack-config";
import { resolveConfig } from "../../../policy/config/policy-config";
import { waiverNamed } from "../waivers";

const IDS = ["a", "b"];

describe("resolveConfig", () => {
  it("sets the level of every rule, and of one beyond it", () => {
    expect(resolveConfig({ all: "advisory", b: "disabled" }, "prod", IDS)).toEqual({
      levels: { a: "advisory", b: "disabled" },
      settings: { b: {} },
    });
  });

  it("lays the environment's part over the general one, parameter by parameter", () => {
    const document = {
      a: { enforcementLevel: "advisory", x: 1, list: [1, 2] },
      byEnvironment: { prod: { a: { list: [3] } }, dev: { a: { x: 2 } } },
    };
    expect(resolveConfig(document, "prod", IDS).settings).toEqual({ a: { x: 1, list: [3] } });
    expect(resolveConfig(document, "dev", IDS).settings).toEqual({ a: { x: 2, list: [1, 2] } });
  });

  it("lets an environment's all win over a rule's general level, as Pulumi layers do", () => {
    const document = {
      a: "disabled",
      byEnvironment: { prod: { all: { enforcementLevel: "mandatory" } } },
    };
    expect(resolveConfig(document, "prod", IDS).levels).toEqual({ a: "mandatory", b: "mandatory" });
    expect(resolveConfig(document, "dev", IDS).levels).toEqual({ a: "disabled" });
  });

  it("takes remediate for mandatory, since no rule changes a resource", () => {
    expect(resolveConfig({ a: "remediate" }, "prod", IDS).levels).toEqual({ a: "mandatory" });
  });

  it("says nothing for an empty file", () => {
    expect(resolveConfig(null, "prod", IDS)).toEqual({ levels: {}, settings: {} });
  });
});

describe("packConfig", () => {
  it("writes levels and parameters as Pulumi reads them", () => {
    const config = resolveConfig(
      { a: { enforcementLevel: "advisory", x: 1 }, b: { y: 2 } },
      "prod",
      IDS,
    );
    expect(packConfig(config, [])).toEqual({
      a: { enforcementLevel: "advisory", x: 1 },
      b: { y: 2 },
    });
  });

  it("adds the waivers to what the hygiene rule is configured with", () => {
    const config = { levels: {}, settings: { "waiver-hygiene": { maxDays: 30 } } };
    expect(packConfig(config, [waiverNamed("w")])).toMatchObject({
      "waiver-hygiene": { maxDays: 30, waivers: [{ id: "w", owner: "team-a" }] },
    });
  });
});
