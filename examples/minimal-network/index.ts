import { applyOwnership } from "../../components/core";
import { Network } from "../../components/network";

applyOwnership({
  owner: "platform-team",
  environment: "trial",
  costCenter: "cc-1000",
  domain: "platform",
});

/** A network for experiments: one NAT gateway, free endpoints only. */
const network = new Network("trial-network", {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  cidr: "10.64.0.0/18",
  zones: ["eu-central-1a", "eu-central-1b"],
  nat: { kind: "single" },
  flowLog: { retentionDays: 30 },
});

export const vpcId = network.vpcId;
export const privateSubnetIds = network.privateSubnetIds;
