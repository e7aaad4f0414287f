import { describe, expect, it } from "vitest";
import { isSecret, reveal } from "../../../../sandbox/providers/properties";
import { RANDOM_MODEL } from "../../../../sandbox/providers/random/random-model";
import { LOCATION, request } from "../resource-requests";

function draw(type: string, inputs: object, name = "a"): ReturnType<typeof RANDOM_MODEL.compute> {
  const token = `random:index/random${type}:Random${type}`;
  return RANDOM_MODEL.compute(request(token, name, { ...inputs }), "id", LOCATION);
}

describe("RANDOM_MODEL", () => {
  it("draws a password of the asked-for length, as a secret", () => {
    const { result } = draw("Password", { length: 24 });
    expect([isSecret(result), String(reveal(result)).length]).toEqual([true, 24]);
  });

  it("leaves out the classes of characters that are switched off", () => {
    const { result } = draw("Password", { length: 64, special: false, upper: false });
    expect(reveal(result)).toMatch(/^[a-z0-9]{64}$/);
  });

  it("draws the same for the same resource and something else for another", () => {
    const inputs = { length: 24 };
    expect(draw("Password", inputs)).toEqual(draw("Password", inputs));
    expect(draw("Password", inputs, "b")).not.toEqual(draw("Password", inputs));
  });

  it("draws integers within their bounds", () => {
    const { result } = draw("Integer", { min: 10, max: 12 });
    expect([10, 11, 12]).toContain(result);
  });

  it("writes the same bytes of an id in every notation", () => {
    const { hex, dec, b64Std } = draw("Id", { byteLength: 8 });
    expect(hex).toMatch(/^[0-9a-f]{16}$/);
    expect(BigInt(String(dec)).toString(16).padStart(16, "0")).toBe(hex);
    expect(Buffer.from(String(b64Std), "base64").toString("hex")).toBe(hex);
  });
});
