import type { FieldSection } from "./row";

/** Capabilities of add-ons, authoring and operation. */
export const PLATFORM_SECTION: FieldSection = {
  title: "Add-ons, authoring and operation",
  rows: [
    {
      id: "18",
      tier: 2,
      title: "An existing cluster, by name or contract",
      where: "`ClusterRef` of every component",
      proofs: [
        [
          "components/cluster/node-pool.test.ts",
          "takes the cluster as a component, a contract or a name",
        ],
        ["components/cluster/access-grants.test.ts", "confines a policy to namespaces"],
      ],
    },
    {
      id: "52",
      tier: 1,
      title: "Any add-on of EKS, at a version that fits",
      where: "`EksCluster.addons`, compatibility table",
      proofs: [
        [
          "components/cluster/pure/addons.test.ts",
          "leaves out what is off and adds what is named besides, last",
        ],
        [
          "components/cluster/pure/addons.test.ts",
          "pins what is given, then what the compatibility table knows for the minor",
        ],
      ],
    },
    {
      id: "53",
      tier: 1,
      title: "CNI before compute, as a dependency",
      where: "`EksCluster.clusterName`",
      proofs: [
        [
          "components/cluster/node-pool.test.ts",
          "starts no node before the network, proxy and identity add-ons are installed [row 53]",
        ],
        [
          "components/scaling/karpenter.test.ts",
          "names no node class before the add-ons that every node needs [row 53]",
        ],
      ],
    },
    {
      id: "61",
      tier: 2,
      title: "Storage classes",
      where: "`BlockStorage`",
      proofs: [
        [
          "components/cluster/block-storage.test.ts",
          "makes gp3 volumes of the EBS driver, which can grow [KI-4]",
        ],
      ],
    },
    {
      id: "63",
      tier: 3,
      title: "Blue and green clusters",
      where: "settings `clusters`",
      proofs: [
        [
          "e2e/scenarios/further-clusters.test.ts",
          "3. a workload runs in both, then in the next one only",
        ],
      ],
    },
    {
      id: "64",
      tier: 1,
      title: "Validation before any call to a cloud",
      where: "every component's rules",
      proofs: [
        ["components/cluster/pure/cluster-rules.test.ts", "refuse %s"],
        [
          "components/network/pure/network-plan.test.ts",
          "asks the rules of every part, all at once",
        ],
      ],
    },
    {
      id: "65",
      tier: 2,
      title: "A hatch for every child",
      where: "`transform`",
      proofs: [
        [
          "components/network/endpoints.test.ts",
          "applies the caller's adjustment to every endpoint",
        ],
        ["components/cluster/control-plane.test.ts", "applies the caller's adjustment"],
      ],
    },
    {
      id: "68",
      tier: 1,
      title: "Several environments, clusters and regions",
      where: "`Pulumi.<stack>.yaml`, settings `clusters` and `regions`",
      proofs: [
        ["stacks/further-clusters.test.ts", "have a control plane, nodes and a provider each"],
        ["stacks/further-clusters.test.ts", "stand in their own region, in a network of its own"],
      ],
    },
    {
      id: "69",
      tier: 1,
      title: "Policy pack beside the components",
      where: "`policy/`",
      proofs: [["stacks/policy.test.ts", "has no finding of any level"]],
    },
    {
      id: "70",
      tier: 1,
      title: "Tags reach every child",
      where: "`applyOwnership`",
      proofs: [
        ["stacks/environment.test.ts", "tags every taggable resource with who owns it"],
        [
          "components/core/pure/labels.test.ts",
          "tags what Karpenter starts from a node class, and lets its own tags win",
        ],
      ],
    },
    {
      id: "71",
      tier: 2,
      title: "Upgrades tested from a recorded state",
      where: "`test/e2e/states`",
      proofs: [
        [
          "e2e/scenarios/previous-release.test.ts",
          "2. replaces and deletes nothing that the changelog does not name",
        ],
      ],
    },
    {
      id: "72",
      tier: 1,
      title: "Ordered teardown",
      where: "`applyTeardown`, `orchestrate plan --teardown`",
      proofs: [
        ["stacks/teardown.test.ts", "goes in exactly these phases"],
        [
          "e2e/scenarios/teardown.test.ts",
          "3. drains the load balancer before the control plane goes",
        ],
      ],
    },
  ],
};
