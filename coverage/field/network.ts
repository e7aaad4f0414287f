import type { FieldSection } from "./row";

/** Capabilities of networks. */
export const NETWORK_SECTION: FieldSection = {
  title: "Networks",
  rows: [
    {
      id: "39",
      tier: 1,
      title: "Public, private, isolated and further tiers",
      where: "`Network.tiers`",
      proofs: [
        [
          "components/network/pure/tier-plan.test.ts",
          "adds isolated, extra and secondary tiers in places of their own",
        ],
      ],
    },
    {
      id: "40",
      tier: 1,
      title: "Addresses by slot, by lock or from IPAM",
      where: "`Network.layout`, `Network.cidr`, `orchestrate plan --lock`",
      proofs: [
        [
          "components/network/pure/subnet-plan.test.ts",
          "plans the same from the lock of a plan, whatever is added since",
        ],
        [
          "components/network/network.test.ts",
          "books its range in a pool of IPAM, and plans subnets of it all the same",
        ],
      ],
    },
    {
      id: "41",
      tier: 1,
      title: "NAT: none, one, one a zone, regional",
      where: "`Network.nat`",
      proofs: [
        ["components/network/routing.test.ts", "sends all zones through a regional gateway"],
        [
          "components/network/nat-gateways.test.ts",
          "deletes a gateway before its successor, which takes over the address",
        ],
      ],
    },
    {
      id: "42",
      tier: 3,
      title: "NAT instance",
      where: "`Network.nat` of kind instance",
      proofs: [
        [
          "components/network/nat-instance.test.ts",
          "forwards through an interface that stays when the instance is replaced",
        ],
      ],
    },
    {
      id: "43",
      tier: 2,
      title: "VPC endpoints, from the features in use",
      where: "`Network.endpoints`, rule `vpc-endpoints`",
      proofs: [
        [
          "components/network/pure/endpoint-services.test.ts",
          "adds what nodes, Pod Identity and Karpenter of a private cluster call, each once",
        ],
      ],
    },
    {
      id: "44",
      tier: 2,
      title: "Flow logs with retention and key",
      where: "`Network.flowLog`, rule `vpc-flow-logs`",
      proofs: [
        [
          "components/network/flow-log.test.ts",
          "encrypts it with a rotating key of its own that serves this one group",
        ],
      ],
    },
    {
      id: "45",
      tier: 1,
      title: "Discovery tags, also with two clusters in a VPC",
      where: "`Network.clusters`",
      proofs: [
        [
          "components/network/subnets.test.ts",
          "is found by exactly the clusters that each subnet is for, two of them in one VPC",
        ],
      ],
    },
    {
      id: "46",
      tier: 2,
      title: "Secondary ranges, custom networking",
      where: "`Network.secondaryCidrs`, `EksCluster.compute.networking.podSubnets`",
      proofs: [
        [
          "components/network/subnets.test.ts",
          "creates subnets of a further range once it is joined to the VPC",
        ],
        ["components/cluster/eks-cluster.test.ts", "gives pods the subnets of their zone"],
      ],
    },
    {
      id: "47",
      tier: 2,
      title: "Typed options of the VPC CNI",
      where: "`EksCluster.compute.networking`",
      proofs: [["components/cluster/pure/pod-networking.test.ts", "plans %s"]],
    },
    {
      id: "48",
      tier: 2,
      title: "Engine for network policies",
      where: "`EksCluster.compute.networking.policy`, rule `eks-addons`",
      proofs: [
        ["components/cluster/addon-resources.test.ts", "has the CNI enforce network policies"],
      ],
    },
    {
      id: "49",
      tier: 2,
      title: "Default-deny policies laid down",
      where: "`TeamNamespace`, rule `net-default-deny`",
      proofs: [
        [
          "components/service/team-namespace.test.ts",
          "denies every pod both directions [SV-2] [KI-3]",
        ],
      ],
    },
    {
      id: "50",
      tier: 3,
      title: "Security groups for pods",
      where: "`EksCluster.compute.networking.podSecurityGroups`",
      proofs: [
        ["components/cluster/pure/pod-networking.test.ts", "plans %s"],
        [
          "components/cluster/pure/cluster-policies.test.ts",
          "lets pods have network interfaces of their own",
        ],
      ],
    },
  ],
};
