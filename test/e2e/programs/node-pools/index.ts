/** A cluster with one pool of nodes, whose name and alias come from the configuration. */
import * as pulumi from "@pulumi/pulumi";
import { EksCluster, NodePool } from "../../../../components/cluster";
import { applyOwnership } from "../../../../components/core";
import { Network } from "../../../../components/network";

applyOwnership({ owner: "team", environment: "trial", costCenter: "cc-1", domain: "trial" });

const config = new pulumi.Config();
const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const logRetentionDays = config.getNumber("logRetentionDays") ?? 30;

const network = new Network("trial-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: ["eu-central-1a", "eu-central-1b"],
  nat: { kind: "single" },
  flowLog: { retentionDays: logRetentionDays },
});

const cluster = new EksCluster("trial-cluster", {
  aws,
  subnetIds: network.controlPlaneSubnetIds,
  adminRoleArns: { platform: "arn:aws:iam::111122223333:role/platform" },
  operation: { deletionProtection: false },
  logging: { retentionDays: logRetentionDays },
});

const formerName = config.get("formerPoolName");
new NodePool(
  config.get("poolName") ?? "trial-general",
  {
    aws,
    cluster,
    subnetIds: network.privateSubnetIds,
    instanceTypes: ["m7g.large"],
    size: { min: 2, max: 4 },
  },
  { aliases: formerName === undefined ? [] : [{ name: formerName }] },
);
