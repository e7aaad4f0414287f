import { describe, expect, it } from "vitest";
import { karpenterPoolRules } from "../../../../../components/cluster/pure/pools/karpenter-rules";
import type { KarpenterPoolInput } from "../../../../../components/cluster/pure/pools/karpenter-settings";
import { findProblems } from "../../../../../components/core/pure/validate";
import { karpenterInput, nodeClassInput } from "./karpenter-inputs";

const problems = (change: Partial<KarpenterPoolInput>) =>
  findProblems(karpenterPoolRules({ ...karpenterInput, ...change }));

const reserved = { ...nodeClassInput, reservations: [{ reservationId: "cr-0123456789abcdef0" }] };

describe("karpenterPoolRules", () => {
  it.each<[string, Partial<KarpenterPoolInput>]>([
    ["a plain pool", {}],
    ["a pool that keeps every node", { disruption: { budgets: [{ nodes: 0 }] } }],
    ["a pool that is never renewed", { disruption: { expireAfter: "never", after: "never" } }],
    ["consolidation at once", { disruption: { after: "0 seconds" } }],
    [
      "busy hours",
      {
        disruption: { budgets: [{ nodes: 0, window: { cron: "@daily", duration: "30 minutes" } }] },
      },
    ],
    ["bought capacity", { capacity: ["reserved", "on-demand"], nodeClass: reserved }],
    ["another pool's class", { capacity: ["reserved"], nodeClass: undefined }],
  ])("finds nothing wrong with %s", (_, change) => {
    expect(problems(change)).toEqual([]);
  });

  it.each<[string, Partial<KarpenterPoolInput>]>([
    ["architectures: must name at least one", { architectures: [] }],
    ["architectures: must name at least one", { architectures: ["arm64", "arm64"] }],
    ["capacity: must name at least one", { capacity: ["spot", "spot"] }],
    ["limits.cpu: must be more than 0", { limits: { cpu: "0", memory: "1Gi" } }],
    ["limits.memory: must be more than 0", { limits: { cpu: "1", memory: "0Gi" } }],
    ["limits.nodes: must be a whole", { limits: { cpu: "1", memory: "1Gi", nodes: 0 } }],
    ["weight: must be a whole number from 1 to 100", { weight: 101 }],
    ["weight: must be a whole number from 1 to 100", { weight: 1.5 }],
    [
      "scheduling.labels.karpenter.sh/team: has a prefix",
      { scheduling: { labels: { "karpenter.sh/team": "a" } } },
    ],
    [
      "scheduling.startupTaints: must not repeat",
      {
        scheduling: {
          startupTaints: [
            { key: "cni", effect: "NoExecute" },
            { key: "cni", effect: "NoExecute" },
          ],
        },
      },
    ],
    ["disruption.after: must be whole seconds", { disruption: { after: "0.5 seconds" } }],
    ["disruption.expireAfter: must be whole", { disruption: { expireAfter: "0 days" } }],
    [
      "disruption.terminationGracePeriod: must be whole",
      { disruption: { terminationGracePeriod: "0 seconds" } },
    ],
    ["disruption.budgets[0].nodes: must be", { disruption: { budgets: [{ nodes: "101%" }] } }],
    ["disruption.budgets[0].nodes: must be", { disruption: { budgets: [{ nodes: -1 }] } }],
    [
      "disruption.budgets[0].window.cron: is not",
      { disruption: { budgets: [{ nodes: 1, window: { cron: "7", duration: "1 hour" } }] } },
    ],
    [
      "disruption.budgets[0].window.duration: must be whole minutes",
      {
        disruption: { budgets: [{ nodes: 1, window: { cron: "@daily", duration: "30 seconds" } }] },
      },
    ],
    ["capacity: buys reserved capacity", { capacity: ["reserved"] }],
    ["nodeClass.reservations: is never used", { nodeClass: reserved }],
    [
      "architectures: names arm64",
      { nodeClass: { ...nodeClassInput, image: { os: "windows-2025" } } },
    ],
    ["nodeClass.subnetIds: must name", { nodeClass: { ...nodeClassInput, subnetCount: 0 } }],
  ])("says %s", (start, change) => {
    expect(problems(change).filter((problem) => problem.startsWith(start))).toHaveLength(1);
  });

  it("refuses more budgets than the API takes", () => {
    const budgets = Array.from({ length: 50 }, () => ({ nodes: 1 }));
    expect(problems({ disruption: { budgets: [{ nodes: 1 }, ...budgets] } })).toEqual([
      "disruption.budgets: must be at most 50, got 51; one for always and one for each busy time are enough",
    ]);
  });

  it("names a malformed quantity by its path", () => {
    const malformed = JSON.parse('{"limits":{"cpu":"many","memory":"1Gi"}}') as never;
    expect(() => problems(malformed)).toThrow("limits.cpu: is not a CPU quantity");
  });
});
