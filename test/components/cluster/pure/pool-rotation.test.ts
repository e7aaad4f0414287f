import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isRotating,
  nextRotation,
  type RotatingPool,
} from "../../../../components/cluster/pure/pool-rotation";

const steady: RotatingPool = { instanceTypes: ["m7g.large"], capacityType: "on-demand" };

/** The step's pool; fails where the step is refused. */
function after(pool: RotatingPool, wanted: Partial<RotatingPool> = {}): RotatingPool {
  const next = nextRotation(pool, wanted, []);
  if (next.step === "refused") throw new Error(next.reasons.join());
  return next.pool;
}

describe("nextRotation", () => {
  it("first puts a second generation beside the first", () => {
    expect(nextRotation(steady, { instanceTypes: ["m8g.large"] }, [])).toEqual({
      step: "surge",
      pool: {
        instanceTypes: ["m8g.large"],
        capacityType: "on-demand",
        rotation: {
          color: "green",
          retiring: { instanceTypes: ["m7g.large"], capacityType: "on-demand" },
        },
      },
      waitFor: [
        "the nodes of the new group are ready",
        "what must move has started there: the old nodes are tainted, nothing is evicted yet",
      ],
    });
  });

  it("says how the first was bought where only the second says it", () => {
    const pool = { instanceTypes: ["m7g.large"] };
    expect(after(pool, { capacityType: "spot" })).toEqual({
      instanceTypes: ["m7g.large"],
      capacityType: "spot",
      rotation: {
        color: "green",
        retiring: { instanceTypes: ["m7g.large"], capacityType: "on-demand" },
      },
    });
  });

  it("then takes the first away", () => {
    const surged = after(steady, { instanceTypes: ["m8g.large"] });
    expect(nextRotation(surged, {}, [])).toEqual({
      step: "retire",
      pool: {
        instanceTypes: ["m8g.large"],
        capacityType: "on-demand",
        rotation: { color: "green" },
      },
      waitFor: ["the group that leaves is gone: EKS drains its nodes first"],
    });
  });

  it("refuses both while a disruption budget lets no pod go", () => {
    expect(nextRotation(steady, {}, ["shop/web"])).toEqual({
      step: "refused",
      reasons: [
        "the disruption budget shop/web lets no pod be evicted, so draining would never end",
      ],
    });
  });

  const types = fc.array(fc.constantFrom("m7g.large", "m8g.large", "c7g.large"), { minLength: 1 });
  const shape = fc.record(
    { instanceTypes: types, capacityType: fc.constantFrom("on-demand" as const, "spot" as const) },
    { requiredKeys: ["instanceTypes"] },
  );
  const color = fc.constantFrom("blue" as const, "green" as const);
  const pools: fc.Arbitrary<RotatingPool> = fc
    .tuple(
      shape,
      fc.option(fc.record({ color, retiring: shape }, { requiredKeys: ["color"] }), {
        nil: undefined,
      }),
    )
    .map(([own, rotation]) => (rotation === undefined ? own : { ...own, rotation }));

  it("is steady after at most two steps, from anywhere", () => {
    fc.assert(
      fc.property(pools, (pool) => {
        const one = after(pool);
        expect(isRotating(one) ? isRotating(after(one)) : false).toBe(false);
      }),
    );
  });

  it("never leaves a pool without a generation, and keeps one color in each step", () => {
    fc.assert(
      fc.property(pools, shape, (pool, wanted) => {
        const next = after(pool, wanted);
        expect(generations(next).filter((one) => generations(pool).includes(one))).not.toEqual([]);
      }),
    );
  });

  it("comes back to where it was after blue, green and blue", () => {
    fc.assert(
      fc.property(shape, (pool) => {
        expect(after(after(after(after(pool))))).toEqual(pool);
      }),
    );
  });
});

/** Colors that stand. */
function generations({ rotation }: RotatingPool): readonly string[] {
  const { color = "blue", retiring } = rotation ?? {};
  const other = color === "blue" ? "green" : "blue";
  return retiring === undefined ? [color] : [color, other];
}
