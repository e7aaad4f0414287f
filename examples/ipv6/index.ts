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

/** Every subnet has both families; private ones reach the IPv6 internet outwards only. */
const network = new Network("trial-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
  ipv6: true,
  nat: { kind: "single" },
});

const cluster = new EksCluster("trial-cluster", {
  aws,
  subnetIds: network.controlPlaneSubnetIds,
  adminRoleArns,
  addressing: { family: "ipv6" },
});

new NodePool("trial-general", {
  aws,
  cluster,
  subnetIds: network.privateSubnetIds,
  instanceTypes: ["m7g.large"],
  size: { min: 3, max: 6 },
});

export const serviceCidr = cluster.serviceCidr;
