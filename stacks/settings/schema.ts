import { z } from "zod";
import { overlaps, parseCidr } from "../../components/core/pure/cidr";
import { KUBERNETES_MINORS } from "../../components/core/versions";
import { cidrRules } from "../../components/network/pure/network-plan";
import { ENVIRONMENTS } from "../profiles";
import {
  accountId,
  allowedCidr,
  cidr,
  count,
  dnsLabel,
  ownershipFact,
  pinnedImage,
  region,
  roleArn,
  roleName,
  stackReference,
  subnetIds,
  vpcId,
  zones,
} from "./fields";

/** Where the layer's resources live; the provider refuses any other account. */
const place = { account: accountId, region };

const network = z.discriminatedUnion("source", [
  z
    .strictObject({
      source: z.literal("create"),
      ...place,
      cidr,
      zones,
      /** Ranges in use elsewhere (other environments, offices) that the VPC must not overlap. */
      reservedCidrs: z.array(cidr).default([]),
    })
    .superRefine(checkRange),
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

/** The range suits a VPC, and none of the reserved ones shares an address with it. */
function checkRange(
  network: { readonly cidr: string; readonly reservedCidrs: readonly string[] },
  context: z.core.$RefinementCtx,
): void {
  for (const { problem, fix } of cidrRules(network.cidr).filter(({ when }) => when)) {
    context.addIssue({ code: "custom", path: ["cidr"], message: `${problem}; ${fix}` });
  }
  const vpc = parseCidr(network.cidr);
  for (const [index, text] of network.reservedCidrs.entries()) {
    const reserved = parseCidr(text);
    if (vpc !== undefined && reserved !== undefined && overlaps(vpc, reserved)) {
      const message = `overlaps network.cidr (${network.cidr}); choose a network.cidr outside it`;
      context.addIssue({ code: "custom", path: ["reservedCidrs", index], message });
    }
  }
}

const pool = z
  .strictObject({
    instanceTypes: z
      .array(z.string())
      .min(1, 'must name at least one instance type; add one, such as "m7g.large"'),
    minSize: count(0, 450),
    maxSize: count(1, 450),
    capacityType: z.enum(["on-demand", "spot"]).default("on-demand"),
  })
  .refine(({ minSize, maxSize }) => minSize <= maxSize, {
    path: ["minSize"],
    message: "must be at most maxSize; lower minSize or raise maxSize",
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
    pools: z
      .record(dnsLabel, pool)
      .refine((pools) => Object.keys(pools).length > 0, "must hold at least one pool; add one"),
  }),
  z.strictObject({
    source: z.literal("import"),
    name: z.string(),
    /** Context of the kubeconfig that reaches the cluster. */
    context: z.string(),
  }),
  z.strictObject({ source: z.literal("stack"), stack: stackReference }),
]);

const platform = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("create"), storageClass: dnsLabel.default("gp3") }),
  z.strictObject({ source: z.literal("import"), monitoringNamespace: dnsLabel }),
]);

const workload = z.strictObject({
  image: pinnedImage,
  port: count(1, 65_535).default(8080),
  metricsPort: count(1, 65_535).default(9090),
  /** @default the workload's own name */
  namespace: dnsLabel.optional(),
  /** Workloads that this one calls; network and authorization policies follow from it. */
  calls: z.array(dnsLabel).default([]),
  maxReplicas: count(1, 200).default(6),
});

type Workloads = Readonly<Record<string, z.infer<typeof workload>>>;

const services = z.strictObject({
  workloads: z.record(dnsLabel, workload).superRefine(checkCalls).default({}),
});

/** Every callee exists and nothing calls itself. */
function checkCalls(workloads: Workloads, context: z.core.$RefinementCtx): void {
  const names = Object.keys(workloads);
  for (const [name, { calls }] of Object.entries(workloads)) {
    for (const [index, callee] of calls.entries()) {
      const path = [name, "calls", index];
      if (callee === name) {
        context.addIssue({ code: "custom", path, message: "names the workload itself; remove it" });
      } else if (!names.includes(callee)) {
        const message = `names a workload that does not exist; use one of ${names.join(", ")}`;
        context.addIssue({ code: "custom", path, message });
      }
    }
  }
}

/** The shape of a stack's configuration: names, types, ranges, and rules within one layer. */
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
