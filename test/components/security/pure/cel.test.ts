import { describe, expect, it } from "vitest";
import { celRecord, celText, celTexts } from "../../../../components/security/pure/cel";

describe("celText", () => {
  it("quotes what would end the text", () => {
    expect(celText('a "b" \\ c')).toBe('"a \\"b\\" \\\\ c"');
  });
});

describe("celTexts", () => {
  it.each([
    [[], "[]"],
    [["a", "b"], '["a", "b"]'],
  ])("writes %o as a list", (values, text) => {
    expect(celTexts(values)).toBe(text);
  });
});

describe("celRecord", () => {
  it("takes values of several types", () => {
    expect(celRecord({ at: '"spec"', it: "c" })).toBe('{"at": dyn("spec"), "it": dyn(c)}');
  });
});
