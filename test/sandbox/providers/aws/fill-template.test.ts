import { describe, expect, it } from "vitest";
import { fillTemplates } from "../../../../sandbox/providers/aws/fill-template";
import { UNKNOWN, secret } from "../../../../sandbox/providers/properties";
import { LOCATION, request } from "../resource-requests";

const inputs = { role: "node", nested: { key: 7 }, token: secret("t"), later: UNKNOWN };
const facts = {
  ...LOCATION,
  resource: request("aws:x/y:Z", "thing", inputs),
  id: "z-1",
  name: "thing-abc",
  seed: "seed",
};

describe("fillTemplates", () => {
  it.each([
    ["{id} of {name}", "z-1 of thing-abc"],
    ["{region}:{account}", "eu-west-1:111122223333"],
    ["{input:role}/{input:nested.key}", "node/7"],
    ["{input:token}", "t"],
    ["[{input:absent}]", "[]"],
    ["plain", "plain"],
  ])("fills %s", (template, expected) => {
    expect(fillTemplates(template, facts)).toBe(expected);
  });

  it("fills inside lists and objects and leaves numbers alone", () => {
    expect(fillTemplates({ a: [{ b: "{id}" }], n: 1 }, facts)).toEqual({ a: [{ b: "z-1" }], n: 1 });
  });

  it("knows nothing of a text with an unknown part", () => {
    expect(fillTemplates("arn:{input:later}", facts)).toBe(UNKNOWN);
  });

  it("refuses a placeholder that does not exist", () => {
    expect(() => fillTemplates("{nmae}", facts)).toThrow("no placeholder {nmae} in {nmae}");
  });
});
