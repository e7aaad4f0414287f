import type { FieldSection } from "./row";

/** Capabilities of clusters. */
export const CLUSTER_SECTION: FieldSection = {
  title: "Clusters",
  rows: [
    {
      id: "1",
      tier: 1,
      title: "Endpoint private, or public with an allow-list",
      where: "`EksCluster.endpointAccess`, rule `eks-endpoint-private`",
      proofs: [
        ["components/cluster/control-plane.test.ts", "declares a closed cluster by default"],
        [
          "components/cluster/control-plane.test.ts",
          "opens the public endpoint to the named ranges only",
        ],
      ],
    },
    {
      id: "2",
      tier: 1,
      title: "Envelope encryption of Secrets with a key of its own, rotated",
      where: "`EksCluster.secretsKey`, rules `eks-secrets-kms` and `kms-rotation`",
      proofs: [
        [
          "components/cluster/cluster-key.test.ts",
          "rotates the key and keeps it for thirty days after deletion",
        ],
        [
          "components/cluster/eks-cluster.test.ts",
          "makes no key where one is given, and encrypts with that one",
        ],
      ],
    },
    {
      id: "3",
      tier: 1,
      title: "Control plane logs; log group first, with retention and key",
      where: "`EksCluster.logging`, rule `eks-logging`",
      proofs: [
        [
          "components/cluster/control-plane.test.ts",
          "keeps the control plane's logs encrypted and as long as asked [LOG-4]",
        ],
        [
          "components/cluster/control-plane.test.ts",
          "waits for the log group, the key and the role's policies",
        ],
      ],
    },
    {
      id: "4",
      tier: 1,
      title: "Access entries and policies, by role and scope",
      where: "`EksCluster.adminRoleArns`, `AccessGrants`, rule `eks-access`",
      proofs: [
        ["components/cluster/access-grants.test.ts", "confines a policy to namespaces"],
        [
          "components/cluster/access-grants.test.ts",
          "puts a role into groups of the cluster, without a policy",
        ],
      ],
    },
    {
      id: "5",
      tier: 1,
      title: "No permanent administrator by having created the cluster",
      where: "`EksCluster`, rule `eks-access`",
      proofs: [
        ["components/cluster/control-plane.test.ts", "declares a closed cluster by default"],
      ],
    },
    {
      id: "6",
      tier: 1,
      title: "Pod Identity, also of add-ons",
      where: "`ServiceAccountRole`, `EksCluster.addons`",
      proofs: [
        [
          "components/cluster/service-account-role.test.ts",
          "binds the role to the one service account",
        ],
        [
          "components/cluster/addon-resources.test.ts",
          "gives the CNI a role of its own through Pod Identity [SV-1] [ASE-2]",
        ],
      ],
    },
    {
      id: "7",
      tier: 1,
      title: "IRSA: trust in the issuer, and roles with exact subject",
      where: "`OidcTrust`, `ServiceAccountRole.binding`, rule `eks-irsa-trust`",
      proofs: [
        [
          "components/cluster/oidc-trust.test.ts",
          "trusts the issuer for tokens meant for AWS only",
        ],
        [
          "components/cluster/pure/workload-trust.test.ts",
          "admits one subject with one audience, compared exactly",
        ],
      ],
    },
    {
      id: "8",
      tier: 2,
      title: "Auto Mode, on and off as a whole",
      where: "`EksCluster.compute`",
      proofs: [
        ["components/cluster/pure/cluster-options.test.ts", "turn Auto Mode on as a whole"],
        ["components/cluster/pure/cluster-options.test.ts", "turn Auto Mode off as a whole"],
      ],
    },
    {
      id: "10",
      tier: 3,
      title: "Hybrid nodes and remote networks",
      where: "`EksCluster.operation.remoteNetworks`, `AccessGrants` of kind node",
      proofs: [
        [
          "components/cluster/pure/cluster-options.test.ts",
          "admit machines outside AWS, with or without routed pods",
        ],
        [
          "components/cluster/eks-cluster.test.ts",
          "admits machines outside AWS and their pods to the API",
        ],
      ],
    },
    {
      id: "11",
      tier: 2,
      title: "Zonal shift",
      where: "`EksCluster.operation.zonalShift`",
      proofs: [
        ["components/cluster/control-plane.test.ts", "lets traffic leave an impaired zone [KO-3]"],
      ],
    },
    {
      id: "12",
      tier: 2,
      title: "Upgrade policy: standard or extended support",
      where: "`EksCluster.operation.support`, rule `eks-version`",
      proofs: [
        [
          "components/cluster/eks-cluster.test.ts",
          "keeps an old minor supported where asked, and books a control plane",
        ],
      ],
    },
    {
      id: "13",
      tier: 2,
      title: "Deletion protection",
      where: "`EksCluster.operation.deletionProtection`",
      proofs: [
        ["components/cluster/control-plane.test.ts", "declares a closed cluster by default"],
      ],
    },
    {
      id: "14",
      tier: 3,
      title: "Provisioned tier of the control plane",
      where: "`EksCluster.operation.tier`",
      proofs: [["components/cluster/pure/cluster-options.test.ts", "book a control plane ahead"]],
    },
    {
      id: "16",
      tier: 3,
      title: "IPv6 clusters",
      where: "`EksCluster.addressing`",
      proofs: [
        [
          "components/cluster/eks-cluster.test.ts",
          "gives the CNI of an IPv6 cluster its own policy",
        ],
      ],
    },
  ],
};
