import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitByZone } from "../../../../../components/cluster/pure/pools/pool-zones";

describe("splitByZone", () => {
  it("gives what does not divide to the first letters", () => {
    expect(splitByZone({ min: 2, max: 7, desired: 4 }, ["c", "a", "b"])).toEqual({
      a: { min: 1, max: 3, desired: 2 },
      b: { min: 1, max: 2, desired: 1 },
      c: { min: 0, max: 2, desired: 1 },
    });
  });

  it("adds up, keeps each share in order and does not depend on the order of zones", () => {
    const zones = fc.shuffledSubarray(["a", "b", "c", "d", "e", "f"], { minLength: 1 });
    const sizes = fc
      .tuple(fc.nat(50), fc.nat(50), fc.nat(50))
      .map((counts) => counts.toSorted((left, right) => left - right))
      .map(([min = 0, desired = 0, max = 0]) => ({ min, desired, max }));
    fc.assert(
      fc.property(sizes, zones, (size, letters) => {
        const shares = Object.values(splitByZone(size, letters));
        for (const key of ["min", "desired", "max"] as const) {
          expect(shares.reduce((sum, share) => sum + (share[key] ?? 0), 0)).toBe(size[key]);
        }
        for (const { min, desired = 0, max } of shares) {
          expect(min <= desired && desired <= max).toBe(true);
        }
        expect(splitByZone(size, letters.toReversed())).toEqual(splitByZone(size, letters));
      }),
    );
  });
});
