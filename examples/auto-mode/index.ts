import { EksCluster } from "../../components/cluster";
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

const network = new Network("trial-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
});

/** EKS makes, patches and replaces the machines, and brings network, storage and load balancing. */
const cluster = new EksCluster("trial-cluster", {
  aws,
  subnetIds: network.privateSubnetIds,
  adminRoleArns,
  compute: { kind: "auto" },
});

export const kubeconfig = cluster.kubeconfig;
