import { describe, expect, it } from "vitest";
import {
  type DnsRegistryArgs,
  type DnsService,
  type HttpRegistryArgs,
  ServiceRegistry,
} from "../../../components/network";
import { record, valueOf } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const dnsArgs: DnsRegistryArgs = {
  aws,
  namespace: { kind: "dns", name: "services.internal", vpcId: "vpc-1" },
  services: {
    ledger: {
      discovery: "dns",
      staleFor: "15 seconds",
      health: { kind: "custom" },
      members: { "on-site": { ipv4: "10.9.0.4" } },
    },
    pricing: { discovery: "api" },
  },
};
const httpArgs: HttpRegistryArgs = {
  aws,
  namespace: { kind: "http", name: "partners" },
  services: { quotes: { discovery: "api", health: { kind: "https", path: "/ready" } } },
};

async function declare(args: DnsRegistryArgs | HttpRegistryArgs) {
  const registries: ServiceRegistry[] = [];
  const recording = await record(() => registries.push(new ServiceRegistry("prod-registry", args)));
  return { recording, registry: registries[0] };
}

describe("ServiceRegistry", () => {
  it("declares exactly these children for a registry with domain names", async () => {
    const { recording } = await declare(dnsArgs);
    expect(recording.inventory).toEqual([
      "aws:servicediscovery/instance:Instance prod-registry-ledger-on-site",
      "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace prod-registry-namespace",
      "aws:servicediscovery/service:Service prod-registry-ledger",
      "aws:servicediscovery/service:Service prod-registry-pricing",
    ]);
  });

  it("finds services by DNS in the VPC, stale for the TTL at most [SD-1]", async () => {
    const { recording } = await declare(dnsArgs);
    const service = recording.only("aws:servicediscovery/service:Service", "prod-registry-ledger");
    provesRow("SD-1", service, "dnsConfig.dnsRecords[0].ttl", 15);
    expect(service.inputs).toEqual({
      region: "eu-central-1",
      name: "ledger",
      tags: { Name: "prod-registry-ledger" },
      forceDestroy: false,
      dnsConfig: {
        namespaceId: "prod-registry-namespace-id",
        dnsRecords: [{ type: "A", ttl: 15 }],
        routingPolicy: "MULTIVALUE",
      },
      healthCheckCustomConfig: { failureThreshold: 1 },
    });
    expect(
      recording.only("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace").inputs,
    ).toEqual({
      region: "eu-central-1",
      name: "services.internal",
      description: "Services of prod-registry",
      tags: { Name: "prod-registry" },
      vpc: "vpc-1",
    });
  });

  it("keeps a service for the API out of DNS", async () => {
    const { recording } = await declare(dnsArgs);
    expect(
      recording.only("aws:servicediscovery/service:Service", "prod-registry-pricing").inputs,
    ).toMatchObject({ type: "HTTP", namespaceId: "prod-registry-namespace-id" });
  });

  it("is one central registry that clients ask by API [SD-3] [SD-8]", async () => {
    const { recording } = await declare(httpArgs);
    const namespace = recording.only("aws:servicediscovery/httpNamespace:HttpNamespace");
    provesRow(["SD-3", "SD-8"], namespace, "name", "partners");
    expect(recording.only("aws:servicediscovery/service:Service").inputs).toMatchObject({
      namespaceId: "prod-registry-namespace-id",
      type: "HTTP",
      healthCheckConfig: { type: "HTTPS", resourcePath: "/ready", failureThreshold: 1 },
    });
  });

  it("registers members that do not register themselves [SD-5]", async () => {
    const { recording } = await declare(dnsArgs);
    const member = recording.only("aws:servicediscovery/instance:Instance");
    provesRow("SD-5", member, "attributes.AWS_INSTANCE_IPV4", "10.9.0.4");
    expect(member.inputs).toEqual({
      region: "eu-central-1",
      serviceId: "prod-registry-ledger-id",
      instanceId: "on-site",
      attributes: { AWS_INSTANCE_IPV4: "10.9.0.4" },
    });
  });

  it("offers ids, ARNs and how fresh answers are", async () => {
    const { registry } = await declare(dnsArgs);
    expect(await valueOf(registry?.namespaceId)).toBe("prod-registry-namespace-id");
    expect(await valueOf(registry?.serviceArns)).toEqual({
      ledger: "arn:aws:test:::prod-registry-ledger",
      pricing: "arn:aws:test:::prod-registry-pricing",
    });
    expect(registry?.consistency).toEqual({
      ledger: { ttlSeconds: 15, detectionSeconds: 30, staleSeconds: 45 },
      pricing: { ttlSeconds: 0, detectionSeconds: 0, staleSeconds: 0 },
    });
  });

  it("applies the caller's adjustment to every service", async () => {
    const { recording } = await declare({
      ...httpArgs,
      transform: { service: { description: "Quotes" } },
    });
    expect(recording.only("aws:servicediscovery/service:Service").inputs.description).toBe(
      "Quotes",
    );
  });

  it("has no type for a service with domain names in a registry without", () => {
    type IsAccepted = DnsService extends HttpRegistryArgs["services"][string] ? true : false;
    const isAccepted: IsAccepted = false;
    expect(isAccepted).toBe(false);
  });
});
