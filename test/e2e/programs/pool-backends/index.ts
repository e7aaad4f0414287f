/** A cluster with pools of the backends that AWS runs; zones and the rotation of one are settings. */
import * as pulumi from "@pulumi/pulumi";
import { EksCluster, NodePool, type PoolRotation } from "../../../../components/cluster";
import { applyOwnership } from "../../../../components/core";
import { Network } from "../../../../components/network";

applyOwnership({ owner: "team", environment: "trial", costCenter: "cc-1", domain: "trial" });

const config = new pulumi.Config();
const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const zones = config.require("zones").split(",");

const network = new Network("trial-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: zones.map((zone) => `${aws.region}${zone}`),
  nat: { kind: "single" },
});

const cluster = new EksCluster("trial-cluster", {
  aws,
  subnetIds: network.controlPlaneSubnetIds,
  adminRoleArns: { platform: "arn:aws:iam::111122223333:role/platform" },
  operation: { deletionProtection: false },
});

const common = { aws, cluster, subnetIds: network.privateSubnetIds };

/** Rotated from types of one generation to those of the next. */
const rotation = config.getObject<PoolRotation>("rotation");
new NodePool("trial-general", {
  ...common,
  instanceTypes: [config.require("instanceType")],
  size: { min: 0, max: 4 },
  machine: { maxPods: "prefixes", placement: "spread" },
  scheduling: { labels: { pool: "general" } },
  operation: { autoscalerTags: true, ...(rotation === undefined ? {} : { rotation }) },
});

/** One group a zone. */
new NodePool("trial-zonal", {
  ...common,
  subnetIds: {
    perZone: Object.fromEntries(
      zones.map((zone, index) => [
        zone,
        pulumi.output(network.privateSubnetIds).apply((ids) => ids[index] ?? ""),
      ]),
    ),
  },
  instanceTypes: ["m7g.large"],
  size: { min: 2, max: 6 },
});

new NodePool("trial-mixed", {
  ...common,
  backend: "self-managed",
  instanceTypes: ["m7g.large", "m6g.large"],
  size: { min: 1, max: 4 },
  purchase: { kind: "mixed", onDemandBase: 1, spotPercent: 100 },
  operation: {
    schedules: {
      night: { cron: "0 20 * * 1-5", timeZone: "Europe/Berlin", size: { min: 0, max: 0 } },
    },
  },
});

new NodePool("trial-warm", {
  ...common,
  backend: "self-managed",
  instanceTypes: ["m7g.large"],
  size: { min: 1, max: 4 },
  operation: { warmPool: { min: 1 }, scaleInProtection: true },
});

new NodePool("trial-jobs", { ...common, backend: "fargate", selectors: [{ namespace: "jobs" }] });
