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

const network = new Network("trial-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
  nat: { kind: "single" },
});

const cluster = new EksCluster("trial-cluster", {
  aws,
  subnetIds: network.controlPlaneSubnetIds,
  adminRoleArns: { platform: "arn:aws:iam::111122223333:role/platform" },
  // The build system stands in a network that is peered with this one.
  endpointAccess: { public: false, privateCidrs: ["10.0.0.0/16"] },
  operation: { deletionProtection: false, podPlacement: "pack" },
});

/** Room for what must not be interrupted. */
new NodePool("trial-general", {
  aws,
  cluster,
  subnetIds: network.privateSubnetIds,
  instanceTypes: ["m7g.large"],
  size: { min: 2, max: 4 },
});

/** Cheap room for work that can start over; only pods that say so run here. */
new NodePool("trial-batch", {
  aws,
  cluster,
  subnetIds: network.privateSubnetIds,
  instanceTypes: ["m7g.xlarge", "m6g.xlarge", "c7g.xlarge", "c6g.xlarge", "r6g.xlarge"],
  size: { min: 0, max: 10 },
  purchase: { kind: "spot" },
  scheduling: {
    labels: { pool: "batch" },
    taints: [{ key: "batch", value: "true", effect: "NoSchedule" }],
  },
});

export const kubeconfig = cluster.kubeconfig;
