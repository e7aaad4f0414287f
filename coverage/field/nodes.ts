import type { FieldSection } from "./row";

/** Capabilities of nodes. */
export const NODES_SECTION: FieldSection = {
  title: "Nodes",
  rows: [
    {
      id: "19",
      tier: 1,
      title: "Managed node groups",
      where: "`NodePool`, backend managed",
      proofs: [
        [
          "components/cluster/pools/managed-pool.test.ts",
          "is as EKS makes a group unless told otherwise [row 19]",
        ],
      ],
    },
    {
      id: "20",
      tier: 1,
      title: "Update configuration",
      where: "`NodePool.operation.update`",
      proofs: [
        [
          "components/cluster/pools/managed-pool.test.ts",
          "passes updates, repairs and a warm pool on [row 20] [row 21] [row 33]",
        ],
      ],
    },
    {
      id: "21",
      tier: 2,
      title: "Auto-repair with thresholds and overrides",
      where: "`NodePool.operation.repair`",
      proofs: [
        [
          "components/cluster/pools/managed-pool.test.ts",
          "passes updates, repairs and a warm pool on [row 20] [row 21] [row 33]",
        ],
      ],
    },
    {
      id: "22",
      tier: 1,
      title: "Dedicated scaling groups",
      where: "`NodePool`, backend self-managed",
      proofs: [
        [
          "components/cluster/pools/self-managed-pool.test.ts",
          "is a plain group of one type on demand unless told otherwise [row 22]",
        ],
        [
          "components/cluster/pools/self-managed-pool.test.ts",
          "lets its nodes in as nodes and nothing else [row 22]",
        ],
      ],
    },
    {
      id: "23",
      tier: 1,
      title: "Mixed instances: a base on demand and a share of spot",
      where: "`NodePool.purchase` of kind mixed",
      proofs: [
        [
          "components/cluster/pools/self-managed-pool.test.ts",
          "has a base on demand and a share of spot above it [row 23]",
        ],
      ],
    },
    {
      id: "24",
      tier: 1,
      title: "Spot in managed groups",
      where: "`NodePool.purchase` of kind spot, rule `as-spot-diversity`",
      proofs: [["components/cluster/node-pool.test.ts", "passes the plan on to the group"]],
    },
    {
      id: "25",
      tier: 1,
      title: "Karpenter: roles, queue, events, access entry",
      where: "`Karpenter`",
      proofs: [
        [
          "components/scaling/karpenter.test.ts",
          "declares identities, queue, events and charts [row 25] (%o)",
        ],
      ],
    },
    {
      id: "26",
      tier: 1,
      title: "Karpenter's kinds as typed arguments",
      where: "`NodePool`, backend karpenter",
      proofs: [
        [
          "components/cluster/pools/karpenter-pool.test.ts",
          "declares a bounded pool of the class [row 26]",
        ],
        ["conformance/karpenter.test.ts", "are accepted by the API server %s [row 26]"],
      ],
    },
    {
      id: "27",
      tier: 2,
      title: "Fargate profiles",
      where: "`NodePool`, backend fargate",
      proofs: [
        [
          "components/cluster/pools/fargate-pool.test.ts",
          "runs the selected pods in private subnets [row 27]",
        ],
      ],
    },
    {
      id: "28",
      tier: 1,
      title: "Taints and labels",
      where: "`NodePool.scheduling`",
      proofs: [["components/cluster/node-pool.test.ts", "passes the plan on to the group"]],
    },
    {
      id: "29",
      tier: 2,
      title: "AL2023, Bottlerocket, Windows",
      where: "`NodePool.image`, rule `eks-node-os`",
      proofs: [
        [
          "components/cluster/pools/managed-pool.test.ts",
          "boots every system and variant [row 29]",
        ],
      ],
    },
    {
      id: "30",
      tier: 1,
      title: "Image pinned, or the newest",
      where: "`NodePool.image.release`, `nodeClass.image.release`",
      proofs: [
        [
          "components/cluster/pools/managed-pool.test.ts",
          "stays on a release, or boots the newest image [row 30]",
        ],
        [
          "components/cluster/pools/karpenter-pool.test.ts",
          "pins the image where a release is said [row 30]",
        ],
      ],
    },
    {
      id: "31",
      tier: 1,
      title: "Metadata by session token, one hop",
      where: "`NodePool.machine.metadataHops`, rule `eks-nodes`",
      proofs: [
        [
          "components/cluster/pools/managed-pool.test.ts",
          "lets metadata reach pods only where that is asked for [row 31] [BP 8]",
        ],
      ],
    },
    {
      id: "32",
      tier: 2,
      title: "Scale-in protection",
      where: "`NodePool.operation.scaleInProtection`, budgets of Karpenter",
      proofs: [
        [
          "components/cluster/pools/self-managed-pool.test.ts",
          "protects nodes, keeps some warm and renews them [row 32] [row 33]",
        ],
        [
          "components/cluster/pools/karpenter-pool.test.ts",
          "keeps every node where the budget is none [AS-6] [row 32]",
        ],
      ],
    },
    {
      id: "33",
      tier: 2,
      title: "Warm pools",
      where: "`NodePool.operation.warmPool`",
      proofs: [
        [
          "components/cluster/pools/self-managed-pool.test.ts",
          "protects nodes, keeps some warm and renews them [row 32] [row 33]",
        ],
      ],
    },
    {
      id: "34",
      tier: 2,
      title: "Scheduled scaling",
      where: "`NodePool.operation.schedules`",
      proofs: [
        [
          "components/cluster/pools/self-managed-pool.test.ts",
          "follows a schedule in its own time zone [row 34] [BP 56]",
        ],
      ],
    },
    {
      id: "35",
      tier: 3,
      title: "Placement groups, accelerators",
      where: "`NodePool.machine.placementGroup`, image variants",
      proofs: [["components/cluster/pools/managed-pool.test.ts", "places nodes as told [row 35]"]],
    },
    {
      id: "36",
      tier: 2,
      title: "Capacity reservations and blocks",
      where: "`NodePool.purchase`",
      proofs: [
        [
          "components/cluster/pools/managed-pool.test.ts",
          "starts in a reservation, or keeps out of those that are open [row 36]",
        ],
        [
          "components/cluster/pools/karpenter-pool.test.ts",
          "uses reserved capacity [CO-3] [row 36]",
        ],
      ],
    },
    {
      id: "37",
      tier: 1,
      title: "The autoscaler's size is left alone, or not",
      where: "`NodePool.operation.sizeOwner`",
      proofs: [
        [
          "components/cluster/pure/pools/managed-plan.test.ts",
          "leaves the size to the autoscaler, or to the program [row 37]",
        ],
        [
          "components/cluster/node-pool.test.ts",
          "leaves the number of nodes to the autoscaler, and the subnets as they were [row 37]",
        ],
      ],
    },
    {
      id: "38",
      tier: 2,
      title: "Tags for discovery and for scaling from zero",
      where: "`NodePool.operation.autoscalerTags`, rule `as-cluster-autoscaler`",
      proofs: [
        [
          "components/cluster/pools/managed-pool.test.ts",
          "tags the scaling group of an empty pool for the autoscaler [row 38] [BP 46]",
        ],
      ],
    },
  ],
};
