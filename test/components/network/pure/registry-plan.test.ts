import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import { planRegistry, registryRules } from "../../../../components/network/pure/registry-plan";
import type { RegisteredService } from "../../../../components/network/pure/registry-settings";

const serviceOf = (service: RegisteredService) =>
  planRegistry("registry", "services.internal", { ledger: service })[0];

describe("planRegistry", () => {
  it("takes the TTL of the records from the time that answers may be stale", () => {
    expect(serviceOf({ discovery: "dns", staleFor: "15 seconds" })).toEqual({
      key: "ledger",
      dns: { records: [{ type: "A", ttl: 15 }], routingPolicy: "MULTIVALUE" },
      hasCustomHealth: false,
      publicHealth: undefined,
      members: {},
      consistency: { ttlSeconds: 15, detectionSeconds: 0, staleSeconds: 15 },
    });
  });

  it("adds the time until a failure is believed", () => {
    const service: RegisteredService = {
      discovery: "dns",
      records: ["AAAA", "A"],
      staleFor: "1 minute",
      routing: "weighted",
      health: { kind: "custom" },
    };
    expect(serviceOf(service)).toMatchObject({
      dns: {
        records: [
          { type: "A", ttl: 60 },
          { type: "AAAA", ttl: 60 },
        ],
        routingPolicy: "WEIGHTED",
      },
      hasCustomHealth: true,
      consistency: { ttlSeconds: 60, detectionSeconds: 30, staleSeconds: 90 },
    });
  });

  it("has no TTL where clients ask the API", () => {
    expect(serviceOf({ discovery: "api" })?.consistency.staleSeconds).toBe(0);
    expect(
      serviceOf({ discovery: "api", health: { kind: "https", failureThreshold: 3 } }),
    ).toMatchObject({
      dns: undefined,
      publicHealth: { type: "HTTPS", resourcePath: "/", failureThreshold: 3 },
      consistency: { ttlSeconds: 0, detectionSeconds: 90, staleSeconds: 90 },
    });
    expect(serviceOf({ discovery: "api", health: { kind: "tcp" } })?.publicHealth).toEqual({
      type: "TCP",
      failureThreshold: 1,
    });
  });

  it("throws all problems under the name of the registry", () => {
    expect(() => planRegistry("registry", "X", { "-": { discovery: "api" } })).toThrow(
      /^service registry "registry" has 2 problems:\n/,
    );
  });
});

describe("registryRules", () => {
  const problemsOf = (service: RegisteredService) =>
    findProblems(registryRules("services.internal", { ledger: service }));

  it.each<[string, RegisteredService, string]>([
    [
      "records that cannot be combined",
      { discovery: "dns", staleFor: "5 seconds", records: ["A", "SRV"] },
      'services.ledger.records: cannot be combined, got ["A","SRV"]; use A, AAAA, both of them, SRV or CNAME',
    ],
    [
      "several canonical names",
      { discovery: "dns", staleFor: "5 seconds", records: ["CNAME"] },
      'services.ledger.routing: does not go with CNAME records, got "multivalue"; use "weighted": a name has one canonical name',
    ],
    [
      "half a second",
      { discovery: "dns", staleFor: "0.5 seconds" },
      'services.ledger.staleFor: is not a whole number of seconds, got "0.5 seconds"; write it as "30 seconds"',
    ],
    [
      "a threshold that Route 53 does not offer",
      { discovery: "api", health: { kind: "tcp", failureThreshold: 11 } },
      "services.ledger.health.failureThreshold: is not between 1 and 10, got 11; count the failed checks that make a member unhealthy",
    ],
    [
      "a path without a slash",
      { discovery: "api", health: { kind: "http", path: "healthz" } },
      'services.ledger.health.path: does not begin with a slash, got "healthz"; write it as "/healthz"',
    ],
    [
      "a member without an address",
      { discovery: "dns", staleFor: "5 seconds", members: { one: { port: 80 } } },
      "services.ledger.members.one: lacks what its records are made from: ipv4; add it, or change records",
    ],
  ])("refuses %s", (_case, service, message) => {
    expect(problemsOf(service)).toEqual([message]);
  });

  it("refuses names that DNS does", () => {
    expect(findProblems(registryRules("Services", { a_b: { discovery: "api" } }))).toEqual([
      'namespace.name: is not a domain name in lower case, got "Services"; write it as "services.internal"',
      'services.a_b: is not the name of a service, got "a_b"; use up to 63 lower-case letters, digits and hyphens',
    ]);
  });
});
