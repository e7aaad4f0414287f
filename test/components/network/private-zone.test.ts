import { describe, expect, it } from "vitest";
import { PrivateZone, type PrivateZoneArgs } from "../../../components/network";
import { planProgram } from "../../../plan";
import { record, valueOf } from "../../support/mocks";
import { provesRow } from "../../support/proves";
import { named } from "./plan-network";

const args: PrivateZoneArgs = {
  zoneName: "prod.internal",
  vpc: { vpcId: "vpc-1", region: "eu-central-1" },
  furtherVpcs: { second: { vpcId: "vpc-2", region: "eu-west-1" } },
  records: {
    db: { name: "db", type: "CNAME", values: ["db.example"], staleFor: "15 seconds" },
    "api-primary": {
      name: "api",
      type: "A",
      alias: { dnsName: "lb-1.example", zoneId: "Z1" },
      routing: { kind: "failover", role: "primary" },
    },
    "api-secondary": {
      name: "api",
      type: "A",
      alias: { dnsName: "lb-2.example", zoneId: "Z2" },
      routing: { kind: "failover", role: "secondary" },
    },
  },
};

const declare = (change: Partial<PrivateZoneArgs> = {}) =>
  record(() => new PrivateZone("prod-zone", { ...args, ...change }));

describe("PrivateZone", () => {
  it("declares exactly these children", async () => {
    expect((await declare()).inventory).toEqual([
      "aws:route53/record:Record prod-zone-api-primary",
      "aws:route53/record:Record prod-zone-api-secondary",
      "aws:route53/record:Record prod-zone-db",
      "aws:route53/zone:Zone prod-zone-zone",
      "aws:route53/zoneAssociation:ZoneAssociation prod-zone-second-association",
    ]);
  });

  it("is created with its VPC, and reached from others by associations", async () => {
    const recording = await declare();
    expect(recording.only("aws:route53/zone:Zone").inputs).toEqual({
      name: "prod.internal",
      comment: "Private zone prod-zone",
      vpcs: [{ vpcId: "vpc-1", vpcRegion: "eu-central-1" }],
      forceDestroy: false,
      tags: { Name: "prod-zone" },
    });
    expect(recording.only("aws:route53/zoneAssociation:ZoneAssociation").inputs).toMatchObject({
      vpcId: "vpc-2",
      vpcRegion: "eu-west-1",
    });
  });

  it("leaves the zone alone when it reads back VPCs that are associated elsewhere", async () => {
    const plan = await planProgram({
      project: "zones",
      stack: "dev",
      environment: "dev",
      config: {},
      entry: () => {
        new PrivateZone("prod-zone", args);
      },
    });
    expect(named(plan, "prod-zone-zone").ignoreChanges).toEqual(["vpcs"]);
  });

  it("fails over from one region's load balancer to another's [CS-6]", async () => {
    const recording = await declare();
    const primary = recording.only("aws:route53/record:Record", "prod-zone-api-primary");
    provesRow("CS-6", primary, "failoverRoutingPolicies[0].type", "PRIMARY");
    expect(primary.inputs).toMatchObject({
      name: "api.prod.internal",
      type: "A",
      setIdentifier: "api-primary",
      aliases: [{ name: "lb-1.example", zoneId: "Z1", evaluateTargetHealth: true }],
    });
    expect(primary.inputs).not.toHaveProperty("ttl");
  });

  it("writes records with values, by latency and by weight", async () => {
    const recording = await declare({
      records: {
        near: {
          name: "api",
          type: "A",
          values: ["10.0.0.1"],
          routing: { kind: "latency", region: "eu-west-1" },
          healthCheckId: "check-1",
        },
        share: {
          name: "web",
          type: "A",
          values: ["10.0.0.2"],
          staleFor: "5 seconds",
          routing: { kind: "weighted", weight: 10 },
        },
      },
    });
    const inputsOf = (key: string) =>
      recording.only("aws:route53/record:Record", `prod-zone-${key}`).inputs;
    expect(inputsOf("near")).toMatchObject({
      ttl: 60,
      records: ["10.0.0.1"],
      latencyRoutingPolicies: [{ region: "eu-west-1" }],
      healthCheckId: "check-1",
    });
    expect(inputsOf("share")).toMatchObject({
      ttl: 5,
      weightedRoutingPolicies: [{ weight: 10 }],
      setIdentifier: "share",
    });
  });

  it("offers its id and name, and applies the caller's adjustments", async () => {
    const zones: PrivateZone[] = [];
    const recording = await record(
      () => {
        const transform = { zone: { comment: "Ours" }, record: { allowOverwrite: true } };
        zones.push(new PrivateZone("prod-zone", { ...args, transform }));
      },
      { computed: { "aws:route53/zone:Zone": { zoneId: "Z9" } } },
    );
    expect(await valueOf(zones[0]?.zoneId)).toBe("Z9");
    expect(zones[0]?.zoneName).toBe("prod.internal");
    expect(recording.only("aws:route53/zone:Zone").inputs.comment).toBe("Ours");
    expect(recording.only("aws:route53/record:Record", "prod-zone-db").inputs.allowOverwrite).toBe(
      true,
    );
  });
});
