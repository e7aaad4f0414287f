/** A cluster whose nodes Karpenter starts, beside a Fargate pool for its controller; zones are a setting. */
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { EksCluster, NodePool } from "../../../../components/cluster";
import { applyOwnership } from "../../../../components/core";
import { Network } from "../../../../components/network";
import { Karpenter } from "../../../../components/scaling";

applyOwnership({ owner: "team", environment: "trial", costCenter: "cc-1", domain: "trial" });

const config = new pulumi.Config();
const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;

const network = new Network("trial-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: config
    .require("zones")
    .split(",")
    .map((zone) => `${aws.region}${zone}`),
  nat: { kind: "single" },
});

const cluster = new EksCluster("trial-cluster", {
  aws,
  subnetIds: network.controlPlaneSubnetIds,
  adminRoleArns: { platform: "arn:aws:iam::111122223333:role/platform" },
  operation: { deletionProtection: false },
});

new NodePool("trial-controllers", {
  backend: "fargate",
  aws,
  cluster,
  subnetIds: network.privateSubnetIds,
  selectors: [{ namespace: "kube-system", labels: { "app.kubernetes.io/name": "karpenter" } }],
});

const provider = new kubernetes.Provider(
  "inside",
  { context: "trial-cluster", clusterIdentifier: "trial-cluster", enableServerSideApply: true },
  { dependsOn: cluster },
);

const karpenter = new Karpenter("trial-karpenter", { aws, cluster }, { provider });
new NodePool(
  "trial-batch",
  {
    backend: "karpenter",
    aws,
    cluster,
    after: karpenter.ready,
    nodeClass: {
      nodeRoleName: karpenter.nodeRoleName,
      subnetIds: network.privateSubnetIds,
    },
    architectures: ["arm64"],
    capacity: ["spot", "on-demand"],
    requirements: [
      { key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["c", "m", "r"] },
    ],
    limits: { cpu: config.require("limit") === "high" ? "200" : "100", memory: "400Gi" },
  },
  { provider },
);
