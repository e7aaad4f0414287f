import { describe, expect, it } from "vitest";
import {
  planManagedPool,
  RETIRING_TAINT,
} from "../../../../../components/cluster/pure/pools/managed-plan";
import type { ManagedPoolInput } from "../../../../../components/cluster/pure/pools/managed-input";
import { managedInput } from "../node-pool-fixture";

const planOf = (change: Partial<ManagedPoolInput> = {}) =>
  planManagedPool("dev-general", { ...managedInput, ...change });

/** The generation that the arguments describe. */
const first = (change: Partial<ManagedPoolInput> = {}) => {
  const [generation] = planOf(change).generations;
  if (generation === undefined) throw new Error("a pool has a generation");
  return generation;
};

const groupName = (change: Partial<ManagedPoolInput> = {}) =>
  first(change).groups[0]?.nodeGroupName;

describe("planManagedPool", () => {
  it("picks the image of the types' architecture and of the variant", () => {
    expect(first().amiType).toBe("BOTTLEROCKET_ARM_64");
    expect(first({ instanceTypes: ["m7i.large"] }).amiType).toBe("BOTTLEROCKET_x86_64");
    expect(
      first({ instanceTypes: ["g5.xlarge"], image: { os: "al2023", variant: "nvidia" } }).amiType,
    ).toBe("AL2023_x86_64_NVIDIA");
  });

  it("stays on a release", () => {
    expect(first({ image: { os: "al2023", release: "1.35.0-20261101" } })).toMatchObject({
      amiType: "AL2023_ARM_64_STANDARD",
      releaseVersion: "1.35.0-20261101",
    });
  });

  it("names neither image nor release beside an image of one's own", () => {
    const generation = first({ image: { os: "al2023", custom: true } });
    expect([generation.amiType, generation.releaseVersion]).toEqual([undefined, undefined]);
  });

  it("takes the type of a capacity block into the template", () => {
    const generation = first({
      instanceTypes: ["p5.48xlarge"],
      image: { os: "al2023", variant: "nvidia" },
      subnetCount: 1,
      purchase: { kind: "capacity-block", reservationId: "cr-1" },
    });
    expect(generation).toMatchObject({
      capacityType: "CAPACITY_BLOCK",
      instanceTypes: [],
      template: {
        instanceType: "p5.48xlarge",
        reservation: { reservationId: "cr-1" },
        capacityBlock: true,
      },
    });
  });

  it("counts pods from the types of the pool", () => {
    expect(first({ machine: { maxPods: "addresses" } }).settings.maxPods).toBe(29);
    expect(first({ machine: { maxPods: "prefixes" } }).settings.maxPods).toBe(110);
    expect(first({ machine: { maxPods: 60 } }).settings.maxPods).toBe(60);
    expect(first().settings.maxPods).toBeUndefined();
  });

  it("makes one group a zone, each with its share of the pool", () => {
    const { groups } = first({ zones: ["b", "a"], subnetCount: 2, size: { min: 1, max: 5 } });
    expect(groups).toEqual([
      {
        name: "dev-general-a",
        zone: "a",
        nodeGroupName: expect.stringMatching(/^dev-general-a-[0-9a-f]{6}$/),
        scaling: { minSize: 1, maxSize: 3, desiredSize: 1 },
      },
      {
        name: "dev-general-b",
        zone: "b",
        nodeGroupName: expect.stringMatching(/^dev-general-b-[0-9a-f]{6}$/),
        scaling: { minSize: 0, maxSize: 2, desiredSize: 0 },
      },
    ]);
  });

  it.each<[string, Partial<ManagedPoolInput>]>([
    ["other types", { instanceTypes: ["m7g.xlarge"] }],
    ["another purchase", { purchase: { kind: "spot" } }],
    ["another system", { image: { os: "al2023" } }],
    ["an image of one's own", { image: { os: "al2023", custom: true } }],
  ])("renames a group that %s would replace, so that both can stand", (_case, change) => {
    expect(groupName(change)).not.toBe(groupName());
  });

  it.each<[string, Partial<ManagedPoolInput>]>([
    ["another subnet", { subnetCount: 4 }],
    ["another size", { size: { min: 1, max: 9 } }],
    ["another minor", { version: "1.36" }],
    ["another release", { image: { os: "bottlerocket", release: "1.49.0-0123abcd" } }],
    ["a larger disk", { machine: { diskSizeGiB: 100 } }],
    ["another label", { scheduling: { labels: { pool: "x" } } }],
  ])("keeps the name of a group that %s updates in place", (_case, change) => {
    expect(groupName(change)).toBe(groupName());
  });

  it("keeps the name of a group within the limit of EKS", () => {
    const plan = planManagedPool("dev-".repeat(30), managedInput);
    const names = plan.generations.flatMap(({ groups }) => groups.map((g) => g.nodeGroupName));
    expect(names.map((name) => name.length <= 63)).toEqual([true]);
  });

  it("rotates beside the old generation, which takes no further pods", () => {
    const { generations } = planOf({
      instanceTypes: ["m8g.large"],
      scheduling: { labels: { pool: "x" } },
      operation: { rotation: { color: "green", retiring: { instanceTypes: ["m7g.large"] } } },
    });
    expect(
      generations.map(({ name, instanceTypes, settings }) => ({
        name,
        instanceTypes,
        taints: settings.taints,
        labels: settings.labels,
      })),
    ).toEqual([
      {
        name: "dev-general-green",
        instanceTypes: ["m8g.large"],
        taints: [],
        labels: { pool: "x" },
      },
      {
        name: "dev-general",
        instanceTypes: ["m7g.large"],
        taints: [RETIRING_TAINT],
        labels: { pool: "x" },
      },
    ]);
  });

  it("leaves the old generation's names alone while it retires", () => {
    const [before] = planOf({ instanceTypes: ["m7g.large"] }).generations;
    const rotation = { color: "green", retiring: { instanceTypes: ["m7g.large"] } } as const;
    const [, retiring] = planOf({
      instanceTypes: ["m8g.large"],
      operation: { rotation },
    }).generations;
    expect(retiring?.groups).toEqual(before?.groups);
    expect(retiring?.template).toEqual(before?.template);
  });

  it("leaves the size to the autoscaler, or to the program [row 37]", () => {
    expect(planOf().ignoreChanges).toEqual(["scalingConfig.desiredSize", "subnetIds"]);
    expect(planOf({ operation: { sizeOwner: "program" } }).ignoreChanges).toEqual(["subnetIds"]);
  });

  it("throws all problems under the name of the pool", () => {
    expect(() => planOf({ instanceTypes: [], machine: { diskSizeGiB: 1 } })).toThrow(
      /^node pool "dev-general" has 2 problems:\n {2}instanceTypes: .+\n {2}machine\.diskSizeGiB: /,
    );
  });
});
