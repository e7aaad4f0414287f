import { describe, expect, it } from "vitest";
import { redact } from "../../../../sandbox/providers/kubernetes/redaction";
import { secret } from "../../../../sandbox/providers/properties";

describe("redact", () => {
  it("hides what is marked secret, at any depth", () => {
    const inputs = { kind: "ConfigMap", data: { list: [secret({ token: "t0ken" })] } };
    expect(redact('Invalid value: "t0ken"', inputs)).toBe('Invalid value: "[secret]"');
  });

  it("hides the data of a Secret though nothing is marked, as text and as base64", () => {
    const inputs = { kind: "Secret", stringData: { password: "hunter2" } };
    expect(redact("hunter2 aHVudGVyMg==", inputs)).toBe("[secret] [secret]");
  });

  it("hides a secret that contains another one as a whole", () => {
    const inputs = { a: secret("pass"), b: secret("password") };
    expect(redact("is password", inputs)).toBe("is [secret]");
  });

  it("hides a secret as a quoted text spells it", () => {
    expect(redact('got "a\\"b"', { a: secret('a"b') })).toBe('got "[secret]"');
  });

  it("leaves everything else", () => {
    const inputs = { kind: "ConfigMap", data: { key: "value" }, empty: secret("") };
    expect(redact('Invalid value: "value"', inputs)).toBe('Invalid value: "value"');
  });
});
