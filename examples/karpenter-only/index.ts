import * as kubernetes from "@pulumi/kubernetes";
import { EksCluster, NodePool } from "../../components/cluster";
import { applyOwnership, applyTeardown } from "../../components/core";
import { Network } from "../../components/network";
import { Karpenter } from "../../components/scaling";

applyOwnership({
  owner: "platform-team",
  environment: "trial",
  costCenter: "cc-1000",
  domain: "platform",
});

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const adminRoleArns = { platform: "arn:aws:iam::111122223333:role/platform" };

const network = new Network("trial-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
});
const subnetIds = network.privateSubnetIds;
const cluster = new EksCluster("trial-cluster", {
  aws,
  subnetIds: network.controlPlaneSubnetIds,
  adminRoleArns,
});

/** The controller and DNS run where there is no node to start first. */
const system = new NodePool("trial-system", {
  backend: "fargate",
  aws,
  cluster,
  subnetIds,
  selectors: [
    { namespace: "kube-system", labels: { "app.kubernetes.io/name": "karpenter" } },
    { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
  ],
});

const { kubeconfig } = cluster;
const provider = new kubernetes.Provider(
  "trial-kubernetes",
  { kubeconfig, clusterIdentifier: "trial-cluster", enableServerSideApply: true },
  { dependsOn: [...system.ready, ...cluster.nodes.admins] },
);
applyTeardown({ controlPlane: cluster.nodes.cluster, provider });
const karpenter = new Karpenter("trial-karpenter", { aws, cluster }, { provider });
const pool = {
  backend: "karpenter",
  aws,
  cluster,
  after: karpenter.ready,
  nodeClass: { nodeRoleName: karpenter.nodeRoleName, subnetIds, image: { release: "v1.49.0" } },
  architectures: ["arm64"],
  capacity: ["spot", "on-demand"],
  requirements: [{ key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["m"] }],
  limits: { cpu: "100", memory: "400Gi" },
} as const;
new NodePool("trial-general", pool, { provider });
