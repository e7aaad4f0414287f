import { describe, expect, it } from "vitest";
import {
  decodeProperties,
  decodeValue,
  markSecrets,
  UNKNOWN_SENTINEL,
} from "../../../plan/engine/wire-format";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const signed = (signature: string, content: object) => ({ [SIGNATURE]: signature, ...content });
const secret = (value: unknown) => signed("1b47061264138c4ac30d75fd1eb44270", { value });
const output = (content: object) => signed("d0e6a833031e9bbcd3f4e8bde6ca49a4", content);
const reference = (content: object) => signed("5cf8f73096256a8f31e491e813e4eb8e", content);

describe("decodeValue", () => {
  it.each([
    ["plain data", { a: [1, "b", true, null] }, { a: [1, "b", true, null] }],
    ["the sentinel", UNKNOWN_SENTINEL, { $unknown: true }],
    ["a string around the sentinel", `arn:${UNKNOWN_SENTINEL}`, { $unknown: true }],
    ["a secret", secret("hidden"), { $secret: true }],
    ["a secret around an unknown", secret([UNKNOWN_SENTINEL]), { $unknown: true, $secret: true }],
    ["an output without a value", output({}), { $unknown: true }],
    [
      "a secret output without a value",
      output({ secret: true }),
      { $unknown: true, $secret: true },
    ],
    ["a secret output", output({ value: "x", secret: true }), { $secret: true }],
    ["an output", output({ value: ["x"] }), ["x"]],
    ["a resource", reference({ urn: "u", id: "i-1" }), "i-1"],
    ["a resource to be created", reference({ urn: "u", id: "" }), { $unknown: true }],
    ["a component", reference({ urn: "urn:x" }), "urn:x"],
    [
      "a file asset",
      signed("c44067f5952c0a294b673a41bacd8c17", { path: "a.txt" }),
      { $asset: { path: "a.txt" } },
    ],
    [
      "an archive",
      signed("0def7320c3a5731c473e5ecbe6d01bc7", { path: "a.zip" }),
      { $archive: { path: "a.zip" } },
    ],
  ])("decodes %s", (_, value, decoded) => {
    expect(decodeValue(value)).toEqual(decoded);
  });

  it("lets no plaintext of a secret through, however deep", () => {
    const text = JSON.stringify(decodeProperties({ a: [{ b: secret({ c: "hidden" }) }] }));
    expect(text).toBe('{"a":[{"b":{"$secret":true}}]}');
  });
});

describe("decodeProperties", () => {
  it("sorts keys at every level", () => {
    expect(JSON.stringify(decodeProperties({ b: { d: 1, c: 2 }, a: 0 }))).toBe(
      '{"a":0,"b":{"c":2,"d":1}}',
    );
  });
});

describe("markSecrets", () => {
  it("marks the named properties that are there and not secret already", () => {
    const marked = markSecrets({ a: "x", b: secret("y"), c: 1 }, ["a", "b", "gone"]);
    expect(marked).toEqual({ a: secret("x"), b: secret("y"), c: 1 });
  });
});
