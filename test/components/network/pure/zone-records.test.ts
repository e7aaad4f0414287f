import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import {
  planRecords,
  type ValueRecord,
  type ZoneRecord,
  zoneRules,
} from "../../../../components/network/pure/zone-records";

const address = (change: Partial<ValueRecord> = {}): ZoneRecord => ({
  name: "api",
  type: "A",
  values: ["10.0.0.1"],
  ...change,
});

describe("planRecords", () => {
  it("names records below the zone and lets them be stale for a minute", () => {
    const plans = planRecords("zone", "prod.internal", {
      api: address(),
      apex: { name: "", type: "A", alias: { dnsName: "lb.example", zoneId: "Z1" } },
    });
    expect(plans.map(({ fullName, ttl, setIdentifier }) => [fullName, ttl, setIdentifier])).toEqual(
      [
        ["api.prod.internal", 60, undefined],
        ["prod.internal", undefined, undefined],
      ],
    );
  });

  it("tells records of one name apart by their key", () => {
    const plans = planRecords("zone", "prod.internal", {
      "api-a": address({ routing: { kind: "latency", region: "eu-central-1" } }),
      "api-b": address({ routing: { kind: "latency", region: "eu-west-1" } }),
    });
    expect(plans.map(({ setIdentifier }) => setIdentifier)).toEqual(["api-a", "api-b"]);
  });

  it("throws all problems under the name of the zone", () => {
    expect(() => planRecords("zone", "X.", { api: address({ name: "A" }) })).toThrow(
      /^private zone "zone" has 2 problems:\n/,
    );
  });
});

describe("zoneRules", () => {
  const problemsOf = (records: Readonly<Record<string, ZoneRecord>>) =>
    findProblems(zoneRules("prod.internal", records));

  it.each<[string, ZoneRecord, string]>([
    [
      "a canonical name at the zone itself",
      { name: "", type: "CNAME", values: ["a.b"] },
      'records.api.type: cannot be at the apex of the zone, got "CNAME"; use an alias record',
    ],
    [
      "a record without values",
      { name: "api", type: "TXT", values: [] },
      "records.api.values: must have at least one value, got []; add one or remove the record",
    ],
    [
      "half a second",
      address({ staleFor: "0.5 seconds" }),
      'records.api.staleFor: is not a whole number of seconds, got "0.5 seconds"; write it as "30 seconds"',
    ],
    [
      "two canonical names",
      { name: "api", type: "CNAME", values: ["a.b", "c.d"] },
      "records.api.values: must be one value: a name has one canonical name; use a record with routing for each",
    ],
    [
      "a share that is none",
      address({ routing: { kind: "weighted", weight: 256 } }),
      "records.api.routing.weight: is not between 0 and 255, got 256; give shares of the answers",
    ],
    [
      "a primary that nobody checks",
      address({ routing: { kind: "failover", role: "primary" } }),
      "records.api.healthCheckId: is missing: without a check the primary never fails over; give the id of a health check",
    ],
    [
      "a name with an empty part",
      address({ name: "a..b" }),
      'records.api.name: is not a name below the zone, got "a..b"; write it as "api", "*.api" or ""',
    ],
    [
      "a star that stands for no whole label",
      address({ name: "*api" }),
      'records.api.name: is not a name below the zone, got "*api"; write it as "api", "*.api" or ""',
    ],
  ])("refuses %s", (_case, record, message) => {
    expect(problemsOf({ api: record })).toEqual([message]);
  });

  it("accepts wildcards and service labels", () => {
    expect(
      problemsOf({
        all: address({ name: "*" }),
        any: address({ name: "*.api" }),
        tcp: address({ name: "_http._tcp.api" }),
      }),
    ).toEqual([]);
  });

  it("refuses two records of one name that are routed differently", () => {
    expect(problemsOf({ a: address(), b: address() })).toEqual([
      'records.b.routing: must be of the same kind as that of a, which has its name and type, got "none"; route both in the same way, or give one another name',
    ]);
  });

  it("refuses any record beside a canonical name", () => {
    const cname: ZoneRecord = { name: "api", type: "CNAME", values: ["a.b"] };
    const message =
      'records.b.name: has a canonical name already (a or b is a CNAME), got "api"; give one another name';
    expect(problemsOf({ a: cname, b: address({ name: "api" }) })).toEqual([message]);
    expect(problemsOf({ a: address({ name: "api" }), b: cname })).toEqual([message]);
  });

  it("refuses two records for the same answer: a second primary, a region named twice", () => {
    const primary = address({ routing: { kind: "failover", role: "primary" }, healthCheckId: "h" });
    const near = address({ routing: { kind: "latency", region: "eu-west-1" } });
    expect(problemsOf({ a: primary, b: primary })).toEqual([
      'records.b.routing.role: is the role of a too, got "primary"; give each record of the name a different one',
    ]);
    expect(problemsOf({ a: near, b: near })).toEqual([
      'records.b.routing.region: is the region of a too, got "eu-west-1"; give each record of the name a different one',
    ]);
  });
});
