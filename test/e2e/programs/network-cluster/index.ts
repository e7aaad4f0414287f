/**
 * A network, a cluster and pools of three backends; what an operator changes in the life of a
 * cluster comes from the configuration.
 */
import * as pulumi from "@pulumi/pulumi";
import {
  AccessGrants,
  type ControlPlaneLog,
  EksCluster,
  NodePool,
} from "../../../../components/cluster";
import { applyOwnership } from "../../../../components/core";
import { Network } from "../../../../components/network";

const config = new pulumi.Config();
const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const zones = config.getObject<readonly string[]>("zones") ?? ["a", "b"];
const admins = config.getObject<readonly string[]>("admins") ?? ["platform"];
const developers = config.getObject<readonly string[]>("developers") ?? ["developers"];

applyOwnership({
  owner: "team",
  environment: "trial",
  costCenter: config.get("costCenter") ?? "cc-1",
  domain: "trial",
});

const network = new Network("trial-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: zones.map((letter) => `${aws.region}${letter}`),
  nat: { kind: "single" },
});

const roleOf = (name: string): string => `arn:aws:iam::${aws.accountId}:role/${name}`;

const cluster = new EksCluster("trial-cluster", {
  aws,
  subnetIds: network.controlPlaneSubnetIds,
  adminRoleArns: Object.fromEntries(admins.map((name) => [name, roleOf(name)])),
  endpointAccess: {
    public: true,
    allowedCidrs: config.getObject<readonly string[]>("allowedCidrs") ?? ["203.0.113.0/24"],
    privateCidrs: ["10.0.0.0/16"],
  },
  logging: { types: config.getObject<readonly ControlPlaneLog[]>("logTypes") ?? ["audit"] },
  operation: { deletionProtection: config.getBoolean("protected") ?? true },
});

new AccessGrants("trial-access", {
  aws,
  cluster,
  grants: Object.fromEntries(
    developers.map((name) => [
      name,
      {
        kind: "policy",
        principalArn: roleOf(name),
        policy: "edit",
        scope: { kind: "namespaces", namespaces: ["shop"] },
      },
    ]),
  ),
});

const pool = { aws, cluster, subnetIds: network.privateSubnetIds };
const nodes = { instanceTypes: ["m7g.large"], size: { min: 1, max: 3 } };

new NodePool("trial-managed", { ...pool, ...nodes });
new NodePool("trial-own", { ...pool, ...nodes, backend: "self-managed" });
new NodePool("trial-jobs", { ...pool, backend: "fargate", selectors: [{ namespace: "jobs" }] });
