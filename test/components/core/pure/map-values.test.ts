import { describe, expect, expectTypeOf, it } from "vitest";
import { mapValues } from "../../../../components/core/pure/map-values";

describe("mapValues", () => {
  it("maps each value with its key and keeps the order", () => {
    const mapped = mapValues({ b: 2, a: 1 }, (value, key) => `${key}${value}`);
    expect(Object.entries(mapped)).toEqual([
      ["b", "b2"],
      ["a", "a1"],
    ]);
  });

  it("keeps the keys in the type", () => {
    const mapped = mapValues({ b: 2, a: 1 }, String);
    expectTypeOf(mapped).toEqualTypeOf<Readonly<Record<"a" | "b", string>>>();
  });
});
