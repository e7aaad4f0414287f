import type { FieldSection } from "./row";

/** Recommendations on access, secrets, hosts and networks. */
export const SECURITY_PRACTICES: FieldSection = {
  title: "Best practices: access, hosts, networks",
  rows: [
    {
      id: "BP 1",
      title: "Endpoint private, or public with an allow-list",
      where: "default of `EksCluster`, rule `eks-endpoint-private`",
      proofs: [
        ["components/cluster/control-plane.test.ts", "declares a closed cluster by default"],
      ],
    },
    {
      id: "BP 2",
      title: "Administrators by explicit entries, not by creation",
      where: "default, rule `eks-access`",
      proofs: [["policy/rules/aws-eks/eks-access.test.ts", "an administrator that is not listed"]],
    },
    {
      id: "BP 3",
      title: "Authentication mode API",
      where: "default, rule `eks-access`",
      proofs: [["policy/rules/aws-eks/eks-access.test.ts", "a ConfigMap beside the entries"]],
    },
    {
      id: "BP 4",
      title: "Roles, not users, for access",
      where: "`EksCluster.adminRoleArns`, `AccessGrants`",
      proofs: [["components/cluster/pure/role-arn.test.ts", "refuses %s"]],
    },
    {
      id: "BP 5",
      title: "Controllers have identities of their own",
      where: "default, rule `eks-addons`",
      proofs: [["policy/rules/aws-eks/eks-addons.test.ts", "a driver with the role of its node"]],
    },
    {
      id: "BP 6",
      title: "IRSA pinned to namespace, account and audience",
      where: "`ServiceAccountRole`, rule `eks-irsa-trust`",
      proofs: [["policy/rules/aws-eks/eks-irsa-trust.test.ts", "every account of a namespace"]],
    },
    {
      id: "BP 7",
      title: "One role a workload",
      where: "rule `eks-role-per-workload`",
      proofs: [
        ["policy/rules/aws-eks/eks-role-per-workload.test.ts", "two associations with one role"],
      ],
    },
    {
      id: "BP 8",
      title: "Metadata by token, one hop",
      where: "default, `machine.metadataHops`, rules `eks-nodes` and `as-karpenter`",
      proofs: [
        [
          "policy/rules/aws-eks/eks-nodes.test.ts",
          "metadata without a token, two hops away, and a disk in the clear",
        ],
        [
          "components/cluster/pure/pools/node-class-plan.test.ts",
          "keeps metadata from pods, encrypts volumes and takes no public address",
        ],
      ],
    },
    {
      id: "BP 9",
      title: "Secrets encrypted, key rotates",
      where: "default, rules `eks-secrets-kms` and `kms-rotation`",
      proofs: [["policy/rules/data-queues-keys/kms-rotation.test.ts", "a key that never rotates"]],
    },
    {
      id: "BP 10",
      title: "Volumes encrypted",
      where: "default, rules `eks-nodes` and `as-karpenter`",
      proofs: [
        [
          "components/cluster/launch-template.test.ts",
          "encrypts every volume of the image and sizes the one that holds containers",
        ],
      ],
    },
    {
      id: "BP 11",
      title: "Audit log on",
      where: "default, rule `eks-logging`",
      proofs: [
        ["components/cluster/control-plane.test.ts", "declares a closed cluster by default"],
      ],
    },
    {
      id: "BP 12",
      title: "Log retention set, longer in prod",
      where: "`logging.retentionDays`, `flowLog.retentionDays`, profiles",
      proofs: [
        [
          "components/network/flow-log.test.ts",
          "logs all traffic to a group that keeps it as long as asked [LOG-4]",
        ],
        [
          "components/cluster/control-plane.test.ts",
          "keeps the control plane's logs encrypted and as long as asked [LOG-4]",
        ],
      ],
    },
    {
      id: "BP 13",
      title: "GuardDuty watches clusters",
      where: "`RuntimeMonitoring`, rule `eks-runtime-monitoring`",
      proofs: [
        [
          "components/cluster/runtime-monitoring.test.ts",
          "watches the nodes of clusters, whose agent GuardDuty installs",
        ],
        ["policy/rules/aws-eks/eks-runtime-monitoring.test.ts", "no detector"],
      ],
    },
    {
      id: "BP 14",
      title: "Default-deny and DNS a namespace",
      where: "`TeamNamespace`, rule `net-default-deny`",
      proofs: [
        [
          "components/service/team-namespace.test.ts",
          "denies every pod both directions [SV-2] [KI-3]",
        ],
      ],
    },
    {
      id: "BP 15",
      title: "Network policy engine on",
      where: "default, rule `eks-addons`",
      proofs: [
        ["policy/rules/aws-eks/eks-addons.test.ts", "a CNI that leaves network policies off"],
      ],
    },
    {
      id: "BP 16",
      title: "Flow logs; default group closed",
      where: "default, rules `vpc-flow-logs` and `vpc-default-sg`",
      proofs: [
        ["policy/rules/aws-network/vpc-flow-logs.test.ts", "no log"],
        ["components/network/network.test.ts", "closes the default security group"],
      ],
    },
    {
      id: "BP 21",
      title: "Bottlerocket or AL2023",
      where: "default, rule `eks-node-os`",
      proofs: [["policy/rules/aws-eks/eks-node-os.test.ts", "AL2_x86_64"]],
    },
    {
      id: "BP 22",
      title: "No SSH",
      where: "default, rules `eks-nodes` and `sg-admin-ingress`",
      proofs: [["policy/rules/aws-eks/eks-nodes.test.ts", "SSH from everywhere"]],
    },
    {
      id: "BP 23",
      title: "Nodes in private subnets",
      where: "default, rule `eks-nodes`",
      proofs: [
        ["policy/rules/aws-eks/eks-nodes.test.ts", "a subnet with a route to the internet gateway"],
      ],
    },
    {
      id: "BP 24",
      title: "Two zones, three in prod",
      where: "settings, rule `eks-nodes`",
      proofs: [["policy/rules/aws-eks/eks-nodes.test.ts", "one zone"]],
    },
    {
      id: "BP 25",
      title: "Small subnets for the control plane, with room to upgrade",
      where: "default of `Network`",
      proofs: [
        [
          "components/network/pure/subnet-plan.test.ts",
          "leaves the control plane five addresses free while an upgrade doubles its interfaces",
        ],
      ],
    },
    {
      id: "BP 26",
      title: "NAT a zone in prod, fewer in dev",
      where: "`Network.nat`, profiles",
      proofs: [
        ["stacks/environment.test.ts", "declares exactly the resources of the committed inventory"],
      ],
    },
    {
      id: "BP 27",
      title: "The free endpoints always",
      where: "default, rule `vpc-endpoints`",
      proofs: [
        [
          "components/network/pure/endpoint-services.test.ts",
          "keeps the free ones without any feature",
        ],
        [
          "policy/rules/aws-network/vpc-endpoints.test.ts",
          "a cluster with NAT that lacks the free endpoint",
        ],
      ],
    },
    {
      id: "BP 28",
      title: "Endpoints of a private cluster",
      where: "`Network.endpoints` of kind features, rule `vpc-endpoints`",
      proofs: [
        [
          "policy/rules/aws-network/vpc-endpoints.test.ts",
          "a cluster without NAT that lacks one endpoint",
        ],
      ],
    },
    {
      id: "BP 29",
      title: "Tags for load balancers and discovery",
      where: "default of `Network`",
      proofs: [
        [
          "components/network/pure/tier-plan.test.ts",
          "tags tiers for load balancers, the CNI and clusters, and what stays alone for nobody",
        ],
      ],
    },
    {
      id: "BP 30",
      title: "One tagged security group a node",
      where: "rule `eks-cluster-security-group`",
      proofs: [["policy/rules/aws-eks/eks-cluster-security-group.test.ts", "two tagged groups"]],
    },
  ],
};
