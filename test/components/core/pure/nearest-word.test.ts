import { describe, expect, it } from "vitest";
import { didYouMean, nearestWord } from "../../../../components/core/pure/nearest-word";

const WORDS = ["network", "cluster", "services", "minSize"];

describe("nearestWord", () => {
  it.each([
    ["netwrok", "network"],
    ["Cluster", "cluster"],
    ["minsize", "minSize"],
    ["service", "services"],
    ["platform", undefined],
    ["", undefined],
  ])("to %s is %s", (written, word) => {
    expect(nearestWord(written, WORDS)).toBe(word);
  });

  it("is none where there are no words", () => {
    expect(nearestWord("network", [])).toBeUndefined();
  });
});

describe("didYouMean", () => {
  it("quotes the word", () => {
    expect(didYouMean("netwrok", WORDS)).toBe('did you mean "network"?');
    expect(didYouMean("platform", WORDS)).toBeUndefined();
  });
});
