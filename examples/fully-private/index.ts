import { EksCluster, NodePool } from "../../components/cluster";
import { applyOwnership } from "../../components/core";
import { Network } from "../../components/network";

applyOwnership({
  owner: "platform-team",
  environment: "trial",
  costCenter: "cc-1000",
  domain: "platform",
});

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const adminRoleArns = { platform: "arn:aws:iam::111122223333:role/platform" };

/** No way to the internet: what nodes call of AWS they reach inside, and nothing else. */
const network = new Network("private-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
  nat: { kind: "none" },
  endpoints: {
    kind: "features",
    features: ["cluster-nodes", "pod-identity", "ebs-volumes", "container-logs", "queues"],
  },
});

const cluster = new EksCluster("private-cluster", {
  aws,
  subnetIds: network.controlPlaneSubnetIds,
  adminRoleArns,
});

new NodePool("private-general", {
  aws,
  cluster,
  subnetIds: network.privateSubnetIds,
  instanceTypes: ["m7g.large"],
  size: { min: 3, max: 6 },
});

export const kubeconfig = cluster.kubeconfig;
