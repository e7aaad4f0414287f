import { describe, expect, it } from "vitest";
import { planKarpenterPool } from "../../../../../components/cluster/pure/pools/karpenter-plan";
import type { KarpenterPoolInput } from "../../../../../components/cluster/pure/pools/karpenter-settings";
import { karpenterInput, nodeClassInput } from "./karpenter-inputs";

const plan = (change: Partial<KarpenterPoolInput> = {}) =>
  planKarpenterPool("dev-batch", { ...karpenterInput, ...change });

const requirements = (change: Partial<KarpenterPoolInput>) =>
  plan(change).spec.template.spec.requirements;

describe("planKarpenterPool", () => {
  it("bounds, ages and consolidates a pool that says nothing of it", () => {
    expect(plan()).toEqual({
      poolName: "dev-batch",
      spec: {
        limits: { cpu: "100", memory: "400Gi" },
        disruption: {
          consolidationPolicy: "WhenEmptyOrUnderutilized",
          consolidateAfter: "1m",
          budgets: [{ nodes: "10%" }],
        },
        template: {
          metadata: { labels: {} },
          spec: {
            requirements: [
              { key: "kubernetes.io/arch", operator: "In", values: ["arm64"] },
              { key: "karpenter.sh/capacity-type", operator: "In", values: ["on-demand"] },
              { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
            ],
            taints: [],
            expireAfter: "720h",
          },
        },
      },
    });
  });

  it("passes on weight, limit of nodes, labels and both kinds of taints", () => {
    const taint = { key: "batch", value: "true", effect: "NoSchedule" } as const;
    const startup = { key: "cni", effect: "NoExecute" } as const;
    const { spec } = plan({
      weight: 10,
      limits: { cpu: "100", memory: "400Gi", nodes: 20 },
      scheduling: { labels: { team: "data" }, taints: [taint], startupTaints: [startup] },
    });
    expect(spec).toMatchObject({
      weight: 10,
      limits: { cpu: "100", memory: "400Gi", nodes: "20" },
      template: {
        metadata: { labels: { team: "data" } },
        spec: { taints: [taint], startupTaints: [startup] },
      },
    });
  });

  it("writes durations and budgets as Karpenter reads them", () => {
    const { spec } = plan({
      disruption: {
        policy: "WhenEmpty",
        after: "never",
        budgets: [
          { nodes: 2 },
          {
            nodes: 0,
            reasons: ["Underutilized"],
            window: { cron: "0 7 * * mon-fri", duration: "10 hours" },
          },
        ],
        expireAfter: "90 minutes",
        terminationGracePeriod: "45 seconds",
      },
    });
    expect(spec.disruption).toEqual({
      consolidationPolicy: "WhenEmpty",
      consolidateAfter: "Never",
      budgets: [
        { nodes: "2" },
        {
          nodes: "0",
          reasons: ["Underutilized"],
          schedule: "0 7 * * mon-fri",
          duration: "10h",
        },
      ],
    });
    expect(spec.template.spec).toMatchObject({
      expireAfter: "90m",
      terminationGracePeriod: "45s",
    });
  });

  it("keeps the caller's conditions behind its own, numbers as text", () => {
    const added = requirements({
      architectures: ["arm64", "x86_64"],
      capacity: ["spot", "on-demand"],
      requirements: [
        { key: "karpenter.k8s.aws/instance-generation", operator: "Gt", value: 5 },
        {
          key: "karpenter.k8s.aws/instance-category",
          operator: "In",
          values: ["c", "m", "r"],
          minValues: 2,
        },
        { key: "karpenter.k8s.aws/instance-gpu-count", operator: "DoesNotExist" },
      ],
    });
    expect(added).toEqual([
      { key: "kubernetes.io/arch", operator: "In", values: ["arm64", "amd64"] },
      { key: "karpenter.sh/capacity-type", operator: "In", values: ["spot", "on-demand"] },
      { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
      { key: "karpenter.k8s.aws/instance-generation", operator: "Gt", values: ["5"] },
      {
        key: "karpenter.k8s.aws/instance-category",
        operator: "In",
        values: ["c", "m", "r"],
        minValues: 2,
      },
      { key: "karpenter.k8s.aws/instance-gpu-count", operator: "DoesNotExist" },
    ]);
  });

  it("asks for the system of its class, and for none where the class is another pool's", () => {
    const windows = { ...nodeClassInput, image: { os: "windows-2022" } } as const;
    const asked = requirements({ nodeClass: windows, architectures: ["x86_64"] });
    expect(asked).toContainEqual({
      key: "kubernetes.io/os",
      operator: "In",
      values: ["windows"],
    });
    expect(requirements({ nodeClass: undefined }).map(({ key }) => key)).toEqual([
      "kubernetes.io/arch",
      "karpenter.sh/capacity-type",
    ]);
  });

  it("reports all problems at once, with the pool's name", () => {
    const broken = (): unknown => plan({ weight: 0, limits: { cpu: "0", memory: "400Gi" } });
    expect(broken).toThrow('node pool "dev-batch" has 2 problems');
  });
});
