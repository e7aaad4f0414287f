/** A network whose shape comes from the configuration, with a registry and a private zone in it. */
import * as pulumi from "@pulumi/pulumi";
import { applyOwnership } from "../../../../components/core";
import {
  Network,
  type NetworkArgs,
  PrivateZone,
  ServiceRegistry,
} from "../../../../components/network";

applyOwnership({ owner: "team", environment: "trial", costCenter: "cc-1", domain: "trial" });

const config = new pulumi.Config();
const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const zones = config.getObject<string[]>("zones") ?? ["eu-central-1a", "eu-central-1b"];
const shape = config.getObject<Partial<NetworkArgs>>("shape") ?? {};

const network = new Network("trial-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones,
  nat: { kind: "single" },
  ...shape,
});

export const registry = new ServiceRegistry("trial-registry", {
  aws,
  namespace: { kind: "dns", name: "services.internal", vpcId: network.vpcId },
  services: {
    ledger: {
      discovery: "dns",
      staleFor: "15 seconds",
      health: { kind: "custom" },
      members: { "on-site": { ipv4: "10.9.0.4" } },
    },
    pricing: { discovery: "api" },
  },
}).consistency;

export const zone = new PrivateZone("trial-zone", {
  zoneName: "trial.internal",
  vpc: { vpcId: network.vpcId, region: aws.region },
  records: { db: { name: "db", type: "CNAME", values: ["db.example.com"] } },
}).zoneId;
