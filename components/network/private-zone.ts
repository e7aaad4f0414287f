import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { BaseComponent, type Children, definedOnly, mapValues, type Transforms } from "../core";
import { planRecords, type ZoneRecord, type ZoneRecordPlan } from "./pure/zone-records";

/** A VPC that can ask a zone. */
export interface ZoneVpc {
  readonly vpcId: pulumi.Input<string>;
  /** Region of the VPC, which need not be the stack's. */
  readonly region: string;
}

/** Children of a {@link PrivateZone} that `transform` reaches, with their arguments. */
export interface PrivateZoneChildren {
  zone: aws.route53.ZoneArgs;
  association: aws.route53.ZoneAssociationArgs;
  record: aws.route53.RecordArgs;
}

/** Arguments of {@link PrivateZone}. */
export interface PrivateZoneArgs {
  /** Domain of the zone: `prod.internal`. It cannot be changed. */
  readonly zoneName: string;
  /** The VPC that the zone is created with. It cannot be changed. */
  readonly vpc: ZoneVpc;
  /** Further VPCs of the account by name; they come and go without touching the zone. @default {} */
  readonly furtherVpcs?: Readonly<Record<string, ZoneVpc>>;
  /** Records by a key of the caller's, which stays when the name is shared. @default {} */
  readonly records?: Readonly<Record<string, ZoneRecord>>;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<PrivateZoneChildren>;
}

/** The resources of a {@link PrivateZone}. */
export interface PrivateZoneNodes {
  readonly zone: aws.route53.Zone;
  /** By name of the VPC. */
  readonly associations: Readonly<Record<string, aws.route53.ZoneAssociation>>;
  /** By key of the record. */
  readonly records: Readonly<Record<string, aws.route53.Record>>;
}

/**
 * A private zone of Route 53: names that only certain VPCs can ask for, of one region or several.
 *
 * Creates
 * 1. the zone with its first VPC;
 * 2. an association for each further VPC;
 * 3. the records, plain, alias, or several of one name routed by failover, latency or weight.
 *
 * @example
 * const zone = new PrivateZone("prod-zone", {
 *   zoneName: "prod.internal",
 *   vpc: { vpcId: network.vpcId, region: "eu-central-1" },
 *   records: { db: { name: "db", type: "CNAME", values: [endpoint], staleFor: "15 seconds" } },
 * });
 *
 * **Cost** 0.5 USD a month, and 0.4 USD for a million queries.
 *
 * **Failure modes** resolvers keep an answer for `staleFor`, so a failover takes that long on top of
 * the health check. A zone that still has records of other owners refuses to be deleted. Two zones
 * of the same name must not share a VPC.
 */
export class PrivateZone extends BaseComponent {
  readonly zoneId: pulumi.Output<string>;
  readonly zoneArn: pulumi.Output<string>;
  readonly zoneName: string;
  readonly nodes: PrivateZoneNodes;

  constructor(name: string, args: PrivateZoneArgs, opts?: pulumi.ComponentResourceOptions) {
    super("network:PrivateZone", name, opts);
    const plans = planRecords(name, args.zoneName, args.records ?? {});
    const children = this.children(args.transform);
    const zone = createZone(name, args, children);
    const associations = associate(name, zone, args.furtherVpcs ?? {}, children);
    const records = Object.fromEntries(
      plans.map((plan) => [plan.key, createRecord(`${name}-${plan.key}`, zone, plan, children)]),
    );
    this.zoneId = zone.zoneId;
    this.zoneArn = zone.arn;
    this.zoneName = args.zoneName;
    this.nodes = { zone, associations, records };
    this.registerOutputs({ zoneId: this.zoneId, zoneArn: this.zoneArn, zoneName: this.zoneName });
  }
}

function createZone(
  name: string,
  { zoneName, vpc }: PrivateZoneArgs,
  children: Children<PrivateZoneChildren>,
): aws.route53.Zone {
  const args = {
    name: zoneName,
    comment: `Private zone ${name}`,
    vpcs: [{ vpcId: vpc.vpcId, vpcRegion: vpc.region }],
    // Records of other owners would go with it.
    forceDestroy: false,
    tags: { Name: name },
  };
  // The zone reads back all its VPCs, and would take those off that are associated below.
  return children.create("zone", aws.route53.Zone, `${name}-zone`, args, {
    ignoreChanges: ["vpcs"],
  });
}

function associate(
  name: string,
  zone: aws.route53.Zone,
  vpcs: Readonly<Record<string, ZoneVpc>>,
  children: Children<PrivateZoneChildren>,
): PrivateZoneNodes["associations"] {
  return mapValues(vpcs, ({ vpcId, region }, key) =>
    children.create("association", aws.route53.ZoneAssociation, `${name}-${key}-association`, {
      zoneId: zone.zoneId,
      vpcId,
      vpcRegion: region,
    }),
  );
}

function createRecord(
  name: string,
  zone: aws.route53.Zone,
  { fullName, setIdentifier, ttl, record }: ZoneRecordPlan,
  children: Children<PrivateZoneChildren>,
): aws.route53.Record {
  const args = definedOnly({
    zoneId: zone.zoneId,
    name: fullName,
    type: record.type,
    ttl,
    ...targetArgs(record),
    setIdentifier,
    ...routingArgs(record),
    healthCheckId: record.healthCheckId,
  });
  return children.create("record", aws.route53.Record, name, args);
}

function targetArgs(record: ZoneRecord) {
  if (!("alias" in record)) return { records: [...record.values] };
  const { dnsName, zoneId } = record.alias;
  return { aliases: [{ name: dnsName, zoneId, evaluateTargetHealth: true }] };
}

function routingArgs({ routing }: ZoneRecord) {
  switch (routing?.kind) {
    case "failover":
      return { failoverRoutingPolicies: [{ type: routing.role.toUpperCase() }] };
    case "latency":
      return { latencyRoutingPolicies: [{ region: routing.region }] };
    case "weighted":
      return { weightedRoutingPolicies: [{ weight: routing.weight }] };
    case undefined:
      return {};
  }
}
