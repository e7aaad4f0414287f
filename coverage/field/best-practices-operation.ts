import type { FieldSection } from "./row";

/** Recommendations on addresses, upgrades, scaling and cost. */
export const OPERATION_PRACTICES: FieldSection = {
  title: "Best practices: addresses, upgrades, scaling, cost",
  rows: [
    {
      id: "BP 31",
      title: "CNI as an add-on, one minor at a time",
      where: "default, rule `eks-addons`, `orchestrate upgrade`",
      proofs: [
        ["policy/rules/aws-eks/eks-addons.test.ts", "the CNI that EKS installs unmanaged"],
        [
          "components/core/pure/upgrade-addons.test.ts",
          "goes on from the build of the stop before",
        ],
      ],
    },
    {
      id: "BP 32",
      title: "Prefix delegation with like instances",
      where: "`networking.density`, `machine.maxPods`, rule `eks-prefix-delegation`",
      proofs: [
        ["policy/rules/aws-eks/eks-prefix-delegation.test.ts", "a small and a large type"],
        [
          "components/cluster/pools/managed-pool.test.ts",
          "tells the kubelet how many pods prefixes allow [BP 32]",
        ],
      ],
    },
    {
      id: "BP 33",
      title: "More addresses: secondary range, IPv6",
      where: "`Network.secondaryCidrs`, `Network.ipv6`",
      proofs: [
        [
          "components/network/pure/subnet-plan.test.ts",
          "moves no subnet when zones, tiers or ranges are added, removed or reordered",
        ],
      ],
    },
    {
      id: "BP 34",
      title: "Groups for pods in standard mode",
      where: "`networking.podSecurityGroups`, rule `eks-pod-security-groups`",
      proofs: [
        [
          "policy/rules/aws-eks/eks-pod-security-groups.test.ts",
          "the default mode with network policies",
        ],
      ],
    },
    {
      id: "BP 35",
      title: "Add-ons fit the minor",
      where: "default, rule `eks-addons`",
      proofs: [
        ["policy/rules/aws-eks/eks-addons.test.ts", "a proxy of another minor"],
        [
          "components/core/compatibility/addons.test.ts",
          "gives an add-on that follows the cluster the cluster's own minor",
        ],
      ],
    },
    {
      id: "BP 36",
      title: "Control plane first, nodes within three minors",
      where: "rules `eks-version` and `eks-nodes`, `orchestrate upgrade`",
      proofs: [
        ["policy/rules/aws-eks/eks-version.test.ts", "a minor whose standard support is over"],
        ["policy/rules/aws-eks/eks-nodes.test.ts", "nodes four minors behind"],
        [
          "components/core/pure/upgrade-plan.test.ts",
          "never skips a minor and never lets nodes lead or trail by more than three",
        ],
      ],
    },
    {
      id: "BP 37",
      title: "Removed APIs before an upgrade",
      where: "`orchestrate upgrade`",
      proofs: [
        ["components/core/pure/upgrade-rules.test.ts", "names the version to write the object in"],
      ],
    },
    {
      id: "BP 39",
      title: "Nodes are renewed",
      where: "managed groups, `disruption.expireAfter`, rule `as-karpenter`",
      proofs: [
        ["policy/rules/autoscaling/as-karpenter.test.ts", "nodes that live forever"],
        [
          "components/cluster/pure/pools/karpenter-plan.test.ts",
          "bounds, ages and consolidates a pool that says nothing of it",
        ],
      ],
    },
    {
      id: "BP 40",
      title: "Karpenter's image pinned in prod",
      where: "`nodeClass.image.release`, rule `as-karpenter`",
      proofs: [["policy/rules/autoscaling/as-karpenter.test.ts", "the latest image in prod"]],
    },
    {
      id: "BP 41",
      title: "Karpenter beside its own nodes, twice",
      where: "default of `Karpenter`, rule `as-karpenter-placement`",
      proofs: [
        ["policy/rules/autoscaling/as-karpenter-placement.test.ts", "one replica"],
        [
          "components/scaling/pure/karpenter-values.test.ts",
          "keeps replicas apart and off nodes of their own making",
        ],
      ],
    },
    {
      id: "BP 42",
      title: "Interruption queue, no second handler",
      where: "default of `Karpenter`, rule `as-karpenter-interruption`",
      proofs: [
        [
          "policy/rules/autoscaling/as-karpenter-interruption.test.ts",
          "the Node Termination Handler beside it",
        ],
        [
          "components/scaling/karpenter-queue.test.ts",
          "keeps warnings for five minutes, encrypted [CO-2]",
        ],
      ],
    },
    {
      id: "BP 43",
      title: "Pools exclusive or weighted, with limits",
      where: "`limits` is required, rules `as-karpenter` and `as-spot-diversity`",
      proofs: [
        ["policy/rules/autoscaling/as-karpenter.test.ts", "no limits"],
        [
          "policy/rules/autoscaling/as-spot-diversity.test.ts",
          "Karpenter pools that overlap with one weight",
        ],
      ],
    },
    {
      id: "BP 44",
      title: "Spot pools: many types, three zones",
      where: "rule `as-spot-diversity`",
      proofs: [["policy/rules/autoscaling/as-spot-diversity.test.ts", "two zones"]],
    },
    {
      id: "BP 46",
      title: "Cluster Autoscaler: tags, least rights, a pool a zone for volumes",
      where:
        "`operation.autoscalerTags`, `ServiceAccountRole`, `subnetIds.perZone`, rule `as-cluster-autoscaler`",
      proofs: [
        [
          "policy/rules/autoscaling/as-cluster-autoscaler.test.ts",
          "a group of three zones where volumes are zonal",
        ],
        [
          "components/cluster/service-account-role.test.ts",
          "writes a policy of its own with the cluster's name in it",
        ],
      ],
    },
    {
      id: "BP 47",
      title: "CoreDNS scales with the cluster",
      where: "default add-on",
      proofs: [["components/cluster/pure/addons.test.ts", "scales CoreDNS with the cluster"]],
    },
    {
      id: "BP 48",
      title: "Metrics Server present",
      where: "default add-on",
      proofs: [["components/cluster/eks-cluster.test.ts", "declares exactly these children"]],
    },
    {
      id: "BP 50",
      title: "Load balancer controller: its rights",
      where: "`ServiceAccountRole` with a well-known policy",
      proofs: [
        [
          "components/cluster/pure/load-balancer-controller-policy.test.ts",
          "change load balancers that carry the cluster's tag",
        ],
      ],
    },
    {
      id: "BP 51",
      title: "Node monitoring and repair",
      where: "default add-on, `operation.repair`",
      proofs: [
        [
          "components/cluster/node-pool.test.ts",
          "repairs nodes that stay unhealthy [AUT-2] [AUT-3]",
        ],
      ],
    },
    {
      id: "BP 53",
      title: "Cost tags on nodes, volumes and load balancers",
      where: "`applyOwnership`, rule `tag-required`",
      proofs: [
        [
          "components/cluster/launch-template.test.ts",
          "names the instances, volumes and interfaces that it starts",
        ],
        ["stacks/environment.test.ts", "tags every taggable resource with who owns it"],
      ],
    },
    {
      id: "BP 54",
      title: "Backup before an upgrade, blue and green as alternative",
      where: "`orchestrate upgrade`, settings `clusters`",
      proofs: [
        [
          "components/core/pure/upgrade-plan.test.ts",
          "goes backup, controllers, each minor with its add-ons, nodes, labels",
        ],
      ],
    },
    {
      id: "BP 56",
      title: "How capacity is bought is said; schedules",
      where: "`purchase`, `operation.schedules`, rule `eks-node-bounds`",
      proofs: [
        ["policy/rules/aws-eks/eks-node-bounds.test.ts", "no word on how capacity is bought"],
        [
          "components/cluster/pools/self-managed-pool.test.ts",
          "follows a schedule in its own time zone [row 34] [BP 56]",
        ],
      ],
    },
  ],
};
