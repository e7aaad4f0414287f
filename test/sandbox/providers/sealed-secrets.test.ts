import { describe, expect, it } from "vitest";
import { secret } from "../../../sandbox/providers/properties";
import { seal, unseal } from "../../../sandbox/providers/sealed-secrets";

const PLAIN = {
  name: "db",
  password: secret("hunter2"),
  users: [{ name: "ada", token: secret({ value: "t0ken" }) }],
};

describe("seal", () => {
  it("leaves no plaintext at any depth", () => {
    expect(JSON.stringify(seal(PLAIN))).not.toMatch(/hunter2|t0ken/);
  });

  it("keeps everything else", () => {
    expect(seal(PLAIN)).toEqual({
      name: "db",
      password: { $secret: true },
      users: [{ name: "ada", token: { $secret: true } }],
    });
  });
});

describe("unseal", () => {
  it("puts back what the engine holds at the same places", () => {
    expect(unseal(seal(PLAIN), PLAIN)).toEqual(PLAIN);
  });

  it("keeps a drift beside a secret", () => {
    const drifted = { ...seal(PLAIN), name: "renamed" };
    expect(unseal(drifted, PLAIN)).toEqual({ ...PLAIN, name: "renamed" });
  });
});
