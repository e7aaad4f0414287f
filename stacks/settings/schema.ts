import { z } from "zod";
import { KUBERNETES_MINORS } from "../../components/core/versions";
import { ENVIRONMENTS } from "../profiles";
import {
  accountId,
  allowedCidr,
  cidr,
  clusterName,
  count,
  dnsLabel,
  kubeContext,
  namedEntries,
  ownershipFact,
  pinnedImage,
  region,
  roleArn,
  roleName,
  stackReference,
  subnetIds,
  vpcId,
  WORKLOAD_DEFAULTS,
  zones,
} from "./fields";

/** Where the layer's resources live; the provider refuses any other account. */
const place = { account: accountId, region };

const network = z.discriminatedUnion("source", [
  z.strictObject({
    source: z.literal("create"),
    ...place,
    cidr,
    zones,
    /** Ranges in use elsewhere (other environments, offices) that the VPC must not overlap. */
    reservedCidrs: z.array(cidr).default([]),
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

const pool = z.strictObject({
  instanceTypes: z
    .array(z.string())
    .min(1, 'must name at least one instance type; add one, such as "m7g.large"'),
  minSize: count(0, 450),
  maxSize: count(1, 450),
  capacityType: z.enum(["on-demand", "spot"]).default("on-demand"),
});

const cluster = z.discriminatedUnion("source", [
  z.strictObject({
    source: z.literal("create"),
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

const workload = z.strictObject({
  image: pinnedImage,
  port: count(1, 65_535).default(WORKLOAD_DEFAULTS.port),
  metricsPort: count(1, 65_535).default(WORKLOAD_DEFAULTS.metricsPort),
  /** @default the workload's own name */
  namespace: dnsLabel.optional(),
  /** Workloads that this one calls; network and authorization policies follow from it. */
  calls: z.array(dnsLabel).default([]),
  maxReplicas: count(1, 200).default(6),
});

const services = z.strictObject({ workloads: namedEntries(workload).default({}) });

/**
 * The shape of a stack's configuration: names, types and ranges of single values. What holds between
 * values, and what components demand, stands in the rules beside this file.
 */
export const settingsSchema = z.strictObject({
  environment: z.enum(ENVIRONMENTS),
  owner: ownershipFact,
  costCenter: ownershipFact,
  domain: ownershipFact,
  network,
  cluster,
  platform,
  services,
});

/** A configuration that the schema accepted. */
export type ParsedSettings = z.infer<typeof settingsSchema>;
