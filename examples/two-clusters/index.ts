import { EksCluster, type EksClusterArgs, NodePool } from "../../components/cluster";
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

/** Each cluster finds the subnets by its own name. */
const network = new Network("shared-network", {
  aws,
  cidr: "10.64.0.0/17",
  zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
  clusters: ["blue-cluster", "green-cluster"],
});

function createCluster(color: string, version: EksClusterArgs["version"] & string): EksCluster {
  const cluster = new EksCluster(`${color}-cluster`, {
    aws,
    subnetIds: network.controlPlaneSubnetIds,
    adminRoleArns,
    version,
  });
  new NodePool(`${color}-general`, {
    aws,
    cluster,
    subnetIds: network.privateSubnetIds,
    instanceTypes: ["m7g.xlarge"],
    size: { min: 3, max: 12 },
    version,
  });
  return cluster;
}

/** Workloads run in blue; green is the next minor, and takes them over one by one. */
export const blue = createCluster("blue", "1.35").kubeconfig;
export const green = createCluster("green", "1.36").kubeconfig;
