import path from "node:path";
import { ROOT } from "./repository";
import type { ScenarioOptions } from "./scenario";

type Values = Readonly<Record<string, unknown>>;

/** One change of a configuration, by setting as in `Scenario.set`. */
export interface ConfigurationChange {
  readonly set?: Values;
  readonly unset?: readonly string[];
}

/** A stack and what happens to its configuration, in this order. */
export interface ChangingStack<Name extends string = string> {
  readonly options: ScenarioOptions;
  /** Settings of the first update, beyond those of the stack's file. */
  readonly start: Values;
  readonly changes: Readonly<Record<Name, ConfigurationChange>>;
}

function changing<Name extends string>(
  options: ScenarioOptions,
  start: Values,
  changes: Readonly<Record<Name, ConfigurationChange>>,
): ChangingStack<Name> {
  return { options, start, changes };
}

const programOf = (project: string): ScenarioOptions => ({
  stack: "trial",
  program: { project, entry: path.join(ROOT, `test/e2e/programs/${project}/index.ts`) },
});

const ADMIN = "arn:aws:iam::111122223333:role/platform-admin";
const SECOND_ADMIN = "arn:aws:iam::111122223333:role/second-admin";

/** What an operator changes of dev. */
export const DEV_CHANGES = changing(
  { stack: "dev", kubernetes: "recorded" },
  {},
  {
    "a tag": { set: { costCenter: "cc-2000" } },
    "a range with access to the API": {
      set: { "cluster.publicAccessCidrs": ["203.0.113.0/24"] },
    },
    "one more administrator": { set: { "cluster.adminRoleArns": [ADMIN, SECOND_ADMIN] } },
    "an image": {
      set: {
        "services.workloads.orders.image": `registry.example.com/commerce/orders:1.5.0@sha256:${"3".repeat(64)}`,
      },
    },
    "another range of the network": { set: { "network.cidr": "10.30.0.0/16" } },
    "one more zone": { set: { "network.zones": ["a", "b", "c", "d"] } },
    "a Kubernetes minor": { set: { "cluster.version": "1.36" } },
  },
);

const threeZones = ["a", "b", "c"].map((letter) => `eu-central-1${letter}`);
const grown = {
  ipv6: true,
  tiers: { isolated: true },
  secondaryCidrs: { pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 } },
};

/** How a network grows, and how its traffic gets out. */
export const NETWORK_CHANGES = changing(
  programOf("networks"),
  {},
  {
    "one more zone": { set: { zones: threeZones } },
    "IPv6, isolated subnets and a range for pods": { set: { shape: grown } },
    "an instance instead of a gateway": {
      set: { shape: { ...grown, nat: { kind: "instance" } } },
    },
    "another image for the instance": {
      set: { shape: { ...grown, nat: { kind: "instance", imageId: "ami-0123456789abcdef0" } } },
    },
    "a regional gateway": { set: { shape: { ...grown, nat: { kind: "regional" } } } },
  },
);

/** Names and logs of a cluster with one pool. */
export const NODE_POOL_CHANGES = changing(
  programOf("node-pools"),
  {},
  {
    "another retention": { set: { logRetentionDays: 90 } },
    "a pool renamed with an alias": {
      set: { poolName: "trial-main", formerPoolName: "trial-general" },
    },
    "a pool renamed without one": { set: { poolName: "trial-other" }, unset: ["formerPoolName"] },
  },
);

/** Zones and the rotation of pools of every backend that AWS runs. */
export const POOL_BACKEND_CHANGES = changing(
  programOf("pool-backends"),
  { zones: "a,b", instanceType: "m7g.large" },
  {
    "one more zone": { set: { zones: "a,b,c" } },
    "the next generation of nodes": {
      set: {
        instanceType: "m8g.large",
        rotation: { color: "green", retiring: { instanceTypes: ["m7g.large"] } },
      },
    },
    "without the old generation": { set: { rotation: { color: "green" } } },
  },
);

/** Zones and limits of nodes that Karpenter starts. */
export const KARPENTER_CHANGES = changing(
  programOf("karpenter"),
  { zones: "a,b", limit: "low" },
  {
    "one more zone": { set: { zones: "a,b,c" } },
    "a higher limit": { set: { limit: "high" } },
  },
);

const created = {
  adminRoleArns: [ADMIN],
  pools: { system: { instanceTypes: ["m7g.large"], minSize: 2, maxSize: 4 } },
};
const cartsImage = `registry.example.com/commerce/carts:1.0.0@sha256:${"3".repeat(64)}`;

/** Clusters beside the first of dev, and a region that comes and goes. */
export const FURTHER_CLUSTER_CHANGES = changing(
  { stack: "dev", kubernetes: "recorded" },
  { services: { workloads: { carts: { image: cartsImage } } } },
  {
    "the next cluster": {
      set: { clusters: { green: { ...created, version: "1.36" } } },
    },
    "a workload in both clusters": {
      set: { "services.workloads.carts.clusters": ["main", "green"] },
    },
    "a workload in the next cluster only": {
      set: { "services.workloads.carts.clusters": ["green"] },
    },
    "a cluster in another region": {
      set: {
        regions: { us: { region: "us-east-1", cidr: "10.30.0.0/16", zones: ["a", "b"] } },
        "clusters.us": { ...created, region: "us", platform: false },
      },
    },
    "without the other region": { unset: ["clusters.us", "regions.us"] },
  },
);
