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

const network = new Network("batch-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
});

const cluster = new EksCluster("batch-cluster", {
  aws,
  subnetIds: network.controlPlaneSubnetIds,
  adminRoleArns,
  operation: { podPlacement: "pack" },
});

const pool = { aws, cluster, subnetIds: network.privateSubnetIds } as const;

new NodePool("batch-system", { ...pool, instanceTypes: ["m7g.large"], size: { min: 3, max: 4 } });

/** A minimum that is never interrupted, spot instances above it, and no nodes at night and at weekends. */
new NodePool("batch-workers", {
  ...pool,
  backend: "self-managed",
  instanceTypes: ["m7g.xlarge", "m6g.xlarge", "m7gd.xlarge", "m6gd.xlarge", "m8g.xlarge"],
  size: { min: 2, max: 30 },
  purchase: { kind: "mixed", onDemandBase: 2, spotPercent: 100 },
  operation: {
    schedules: {
      morning: { cron: "0 7 * * MON-FRI", timeZone: "Europe/Berlin", size: { min: 2, max: 30 } },
      evening: { cron: "0 20 * * MON-FRI", timeZone: "Europe/Berlin", size: { min: 0, max: 0 } },
    },
  },
  scheduling: {
    labels: { pool: "batch" },
    taints: [{ key: "batch", value: "true", effect: "NoSchedule" }],
  },
});
