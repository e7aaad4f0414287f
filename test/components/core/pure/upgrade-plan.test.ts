import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KUBERNETES_MINORS } from "../../../../components/core/compatibility/kubernetes";
import { planUpgrade } from "../../../../components/core/pure/upgrade-plan";
import { clusterFacts, poolFact, releaseFact } from "./cluster-facts";

const AS_OF = "2026-11-24";
const facts = clusterFacts({
  pools: [poolFact()],
  addons: [{ addon: "kube-proxy", version: undefined }],
  releases: [releaseFact({ version: "1.29.0" })],
  objects: [{ name: "ns", apiVersion: "v1", kind: "Namespace", podSecurityVersion: "v1.34" }],
});

describe("planUpgrade", () => {
  it("goes backup, controllers, each minor with its add-ons, nodes, labels", () => {
    const { steps, blockers } = planUpgrade(facts, "1.36", AS_OF);
    expect(blockers).toEqual([]);
    expect(steps.map(({ order, what, to }) => [order, what, to])).toEqual([
      [1, "backup", ""],
      [2, "controller", "1.30"],
      [3, "control-plane", "1.35"],
      [4, "addon", "v1.35.3-eksbuild.13"],
      [5, "control-plane", "1.36"],
      [6, "addon", "v1.36.0-eksbuild.14"],
      [7, "pool", "1.36"],
      [8, "pod-security", "v1.36"],
    ]);
  });

  it("has nothing to do at the target", () => {
    const there = planUpgrade(clusterFacts({ version: "1.36" }), "1.36", AS_OF);
    expect(there).toEqual({
      cluster: "shop",
      from: "1.36",
      to: "1.36",
      blockers: [],
      steps: [],
      warnings: [],
    });
  });

  it("refuses the way back", () => {
    expect(planUpgrade(clusterFacts({ version: "1.36" }), "1.34", AS_OF).blockers).toEqual([
      "--to: is older than the cluster, got 1.34; EKS has no way back from 1.36, build a second cluster",
    ]);
  });

  it("refuses a cluster whose minor is not known", () => {
    expect(planUpgrade(clusterFacts({ version: undefined }), "1.36", AS_OF).blockers).toEqual([
      'version: is not in the plan, got ""; set the cluster\'s version',
    ]);
  });

  it("reports what it can where something stands in the way", () => {
    const object = { apiVersion: "batch/v1beta1", kind: "CronJob", podSecurityVersion: undefined };
    const blocked = { ...facts, objects: [{ name: "nightly", ...object }] };
    const { blockers, steps } = planUpgrade(blocked, "1.35", AS_OF);
    expect(blockers).toHaveLength(1);
    expect(steps).not.toEqual([]);
  });

  it("never skips a minor and never lets nodes lead or trail by more than three", () => {
    const minor = fc.integer({ min: 28, max: 36 });
    fc.assert(
      fc.property(minor, minor, fc.constantFrom(...KUBERNETES_MINORS), (cluster, pool, to) => {
        fc.pre(pool <= cluster && cluster - pool <= 3);
        const start = clusterFacts({
          version: `1.${cluster}`,
          pools: [poolFact({ version: `1.${pool}` })],
        });
        const at = { "control-plane": cluster, pool };
        for (const step of planUpgrade(start, to, AS_OF).steps) {
          const next = Number(step.to.slice(2));
          if (step.what === "control-plane") expect(next).toBe(at["control-plane"] + 1);
          if (step.what === "control-plane" || step.what === "pool") at[step.what] = next;
          expect(at["control-plane"] - at.pool).toBeGreaterThanOrEqual(0);
          expect(at["control-plane"] - at.pool).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
});
