import { describe, expect, it } from "vitest";
import { isZoneLetter, ZONE_LETTERS, zoneLetter } from "../../../../components/core/pure/zone";

describe("zones", () => {
  it("are known by their last letter", () => {
    expect(zoneLetter("eu-central-1b")).toBe("b");
  });

  // The position is the slot of every address plan: the list may grow at its end, never change.
  it("keep the order of their slots", () => {
    expect(ZONE_LETTERS).toEqual(["a", "b", "c", "d", "e", "f"]);
  });

  it.each([
    ["a", true],
    ["f", true],
    ["g", false],
    ["1", false],
    ["", false],
  ])("know the letter %o: %o", (letter, known) => {
    expect(isZoneLetter(letter)).toBe(known);
  });
});
