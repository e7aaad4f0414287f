import { describe, expect, it } from "vitest";
import { hexFrom, numberFrom, textFrom, uuidFrom } from "../../../sandbox/providers/identifiers";

describe("identifiers", () => {
  it("depend on the seed alone", () => {
    expect(hexFrom("vpc", 17)).toBe(hexFrom("vpc", 17));
    expect(hexFrom("vpc", 17)).not.toBe(hexFrom("vpc2", 17));
  });

  it.each([1, 17, 64, 100])("have the asked-for length: %d", (length) => {
    expect(hexFrom("seed", length)).toMatch(new RegExp(`^[0-9a-f]{${length}}$`));
  });

  it("include UUIDs of version 4", () => {
    expect(uuidFrom("seed")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("include numbers below a limit", () => {
    const numbers = Array.from({ length: 50 }, (_, index) => numberFrom(`${index}`, 7));
    expect(new Set(numbers)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });

  it("include texts over an alphabet", () => {
    expect(textFrom("seed", 40, "ab")).toMatch(/^[ab]{40}$/);
  });
});
