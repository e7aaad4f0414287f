import { describe, expect, it } from "vitest";
import { redactSecret } from "../../../plan/render/redacted-secret";

const REDACTED = "cmVkYWN0ZWQ=";

describe("redactSecret", () => {
  it("keeps the keys that the plan shows and none of the values", () => {
    expect(redactSecret({ data: { a: "cGxhaW4=" }, stringData: { b: "plain" } })).toEqual({
      data: { a: REDACTED, b: REDACTED },
    });
  });

  it.each([[{ $secret: true }], [{ $unknown: true }]] as const)(
    "puts one key in the place of %j",
    (stringData) => {
      expect(redactSecret({ stringData })).toEqual({ data: { redacted: REDACTED } });
    },
  );

  it("adds the keys that the server demands of the type", () => {
    expect(redactSecret({ type: "kubernetes.io/tls", data: { $secret: true } }).data).toEqual({
      "tls.crt": REDACTED,
      "tls.key": REDACTED,
    });
  });

  it("gives a registry secret parsable JSON", () => {
    const inputs = { type: "kubernetes.io/dockerconfigjson", data: { $secret: true } } as const;
    expect(redactSecret(inputs).data).toEqual({
      ".dockerconfigjson": Buffer.from('{"auths":{"redacted":{}}}').toString("base64"),
    });
  });

  it("leaves a Secret without data alone", () => {
    expect(redactSecret({ type: "Opaque" })).toEqual({ type: "Opaque" });
  });
});
