import { describe, expect, it } from "vitest";
import { poolFindings } from "../../../../components/core/pure/upgrade-pools";
import type { PoolFact } from "../../../../components/core/pure/upgrade-facts";
import { clusterFacts, poolFact } from "./cluster-facts";

const find = (minors: readonly string[], ...pools: readonly PoolFact[]) =>
  poolFindings(clusterFacts({ pools }), minors);

describe("poolFindings", () => {
  it("takes a group to the target in one step, after the control plane", () => {
    const { blockers, steps, before, warnings } = find(["1.35", "1.36"], poolFact());
    expect(steps.map(({ what, from, to }) => [what, from, to])).toEqual([["pool", "1.34", "1.36"]]);
    expect([blockers, before("1.35"), before("1.36"), warnings]).toEqual([[], [], [], []]);
  });

  it("takes a group that would trail too far along first, to where the control plane is", () => {
    const { before, steps } = find(["1.35", "1.36"], poolFact({ version: "1.32" }));
    expect(before("1.35")).toEqual([]);
    expect(before("1.36").map(({ from, to }) => [from, to])).toEqual([["1.32", "1.35"]]);
    expect(steps.map(({ from, to }) => [from, to])).toEqual([["1.35", "1.36"]]);
  });

  it("stops where a group is ahead of its control plane", () => {
    expect(find(["1.35"], poolFact({ version: "1.36" })).blockers).toEqual([
      "general: is ahead of its control plane, got 1.36; bring it to 1.34 first",
    ]);
  });

  it("asks for another image where one is named exactly", () => {
    const pinned = poolFact({ kind: "karpenter", version: undefined, pinnedImage: "ami-1" });
    const { steps, warnings } = find(["1.35"], pinned);
    expect(steps.map(({ what, from, to }) => [what, from, to])).toEqual([["image", "ami-1", ""]]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ["karpenter", "replaced by themselves once the control plane runs 1.35"],
    ["fargate", "run 1.35 once they are restarted"],
  ] as const)("warns that %s follows by itself", (kind, text) => {
    const { steps, warnings } = find(["1.35"], poolFact({ kind, version: undefined }));
    expect([steps, warnings]).toEqual([[], [expect.stringContaining(text)]]);
  });

  it("leaves a group alone that is there already", () => {
    expect(find(["1.35"], poolFact({ version: "1.35" })).steps).toEqual([]);
  });
});
