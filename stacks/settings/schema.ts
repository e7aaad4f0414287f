import { z } from "zod";
import { ENVIRONMENTS, type EnvironmentTable } from "../../components/core/pure/environments";
import { KUBERNETES_MINORS } from "../../components/core/versions";
import {
  accountId,
  allowedCidr,
  cidr,
  clusterName,
  count,
  dnsLabel,
  kubeContext,
  MAIN,
  namedEntries,
  ownershipFact,
  pinnedImage,
  region,
  roleArn,
  roleName,
  shortNamedEntries,
  stackReference,
  subnetIds,
  vpcId,
  WORKLOAD_DEFAULTS,
  zones,
} from "./fields";
import { layout } from "./layout";
import type { Parts } from "./parts";

/** The account and region of the layer's resources; the provider refuses any other account. */
const place = {
  account: accountId,
  region,
  /**
   * Who declares the region's GuardDuty detector; there is one an account and region, so it is
   * `elsewhere` where an organisation or another stack has it.
   */
  runtimeMonitoring: z.enum(["create", "elsewhere"]).default("elsewhere"),
};

/** A network that this stack creates. */
const createdNetwork = {
  cidr,
  zones,
  /** Ranges in use elsewhere (other environments, offices) that the VPC must not overlap. */
  reservedCidrs: z.array(cidr).default([]),
  /** Addresses that hold, and what exists already. @default - each subnet in its slot */
  layout: layout.optional(),
};

const network = z.discriminatedUnion("source", [
  z.strictObject({
    source: z.literal("create"),
    ...place,
    ...createdNetwork,
  }),
  z.strictObject({
    source: z.literal("import"),
    ...place,
    vpcId,
    cidr,
    privateSubnetIds: subnetIds,
    publicSubnetIds: subnetIds,
    controlPlaneSubnetIds: subnetIds,
  }),
  z.strictObject({ source: z.literal("stack"), ...place, stack: stackReference }),
  z.strictObject({ source: z.literal("none") }),
]);

const instanceTypes = z
  .array(z.string())
  .min(1, 'must name at least one instance type; add one, such as "m7g.large"');

const capacityType = z.enum(["on-demand", "spot"]);

/** The state of a pool's rotation; `orchestrate pool rotate` writes it. */
const rotation = z.strictObject({
  color: z.enum(["blue", "green"]),
  /** The generation that is being removed: only what differs from the pool. */
  retiring: z
    .strictObject({
      instanceTypes: instanceTypes.optional(),
      capacityType: capacityType.optional(),
    })
    .optional(),
});

const pool = z.strictObject({
  instanceTypes,
  minSize: count(0, 450),
  maxSize: count(1, 450),
  capacityType: capacityType.default("on-demand"),
  rotation: rotation.optional(),
});

/** A cluster that this stack creates. */
const createdCluster = {
  version: z.enum(KUBERNETES_MINORS).optional(),
  adminRoleArns: z
    .array(roleArn)
    .min(1, "must name at least one role; nobody could log in")
    .refine(
      (arns) => new Set(arns.map(roleName)).size === arns.length,
      "names two roles of one name; rename one, because access is keyed by it",
    ),
  /** Ranges inside the network, or connected to it, that reach the private endpoint. */
  privateAccessCidrs: z.array(allowedCidr).default([]),
  /** Ranges that reach the API over the internet; with any of them the endpoint is public too. */
  publicAccessCidrs: z.array(allowedCidr).default([]),
  pools: namedEntries(pool).refine(
    (pools) => Object.keys(pools).length > 0,
    "must hold at least one pool; add one",
  ),
};

const cluster = z.discriminatedUnion("source", [
  z.strictObject({
    source: z.literal("create"),
    ...createdCluster,
  }),
  z.strictObject({
    source: z.literal("import"),
    name: clusterName,
    /** Context of the kubeconfig that reaches the cluster. */
    context: kubeContext,
  }),
  z.strictObject({ source: z.literal("stack"), stack: stackReference }),
]);

const platform = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("create"), storageClass: dnsLabel.default("gp3") }),
  z.strictObject({ source: z.literal("import"), monitoringNamespace: dnsLabel }),
]);

/** A further region, with its own network in the same account. */
const furtherRegion = z.strictObject({
  region,
  runtimeMonitoring: place.runtimeMonitoring,
  ...createdNetwork,
});

/** A further cluster: for another region, or the next one of a blue/green change. */
const furtherCluster = z.strictObject({
  ...createdCluster,
  /** Key of `regions`, or the region of `network`. */
  region: z.string().default(MAIN),
  /** Whether mesh and monitoring run in it; workloads need them. */
  platform: z.boolean().default(true),
});

const workload = z.strictObject({
  image: pinnedImage,
  port: count(1, 65_535).default(WORKLOAD_DEFAULTS.port),
  metricsPort: count(1, 65_535).default(WORKLOAD_DEFAULTS.metricsPort),
  /** @default the workload's own name */
  namespace: dnsLabel.optional(),
  /** Workloads that this one calls; network and authorization policies follow from it. */
  calls: z.array(dnsLabel).default([]),
  maxReplicas: count(1, 200).default(6),
  /** Clusters that run it: `main` is `cluster`, the others are keys of `clusters`. */
  clusters: z
    .array(z.string())
    .min(1, 'must name at least one cluster; "main" is the one of `cluster`')
    .default([MAIN]),
});

const services = z.strictObject({ workloads: namedEntries(workload).default({}) });

/**
 * The shape of a stack's configuration: names, types and ranges of single values. What holds between
 * values, and what components require, is checked by the rules beside this file.
 *
 * @param environments - those that a stack may name
 */
export function settingsSchemaFor(environments: EnvironmentTable) {
  return z.strictObject({
    environment: z.enum(Object.keys(environments)),
    owner: ownershipFact,
    costCenter: ownershipFact,
    domain: ownershipFact,
    network,
    cluster,
    platform,
    services,
    /** Further regions by a short key, for clusters in them. */
    regions: shortNamedEntries(furtherRegion).default({}),
    /** Further clusters by a short key, which is part of the names of all their resources. */
    clusters: shortNamedEntries(furtherCluster).default({}),
  });
}

/** The shape with the environments that the product ships. */
export const settingsSchema = settingsSchemaFor(ENVIRONMENTS);

/** A configuration that the schema accepted. */
export type ParsedSettings = z.infer<typeof settingsSchema>;

/** What of a configuration parsed; the rules read it. */
export type SettingsParts = Parts<ParsedSettings>;

/** What parsed of a network that this stack creates, in the first region or in another. */
export type CreatedNetworkParts = Parts<z.infer<typeof furtherRegion>>;

/** What parsed of a cluster that this stack creates, the first one or another. */
export type CreatedClusterParts = Omit<
  Parts<z.infer<typeof furtherCluster>>,
  "region" | "platform"
>;

/** What parsed of a pool. */
export type PoolParts = Parts<z.infer<typeof pool>>;

/** What parsed of a workload. */
export type WorkloadParts = Parts<z.infer<typeof workload>>;
