import { describe, expect, it } from "vitest";
import {
  cniConfiguration,
  type PodNetworking,
  podNetworkingRules,
} from "../../../../components/cluster/pure/pod-networking";
import { findProblems } from "../../../../components/core/pure/validate";

const configure = (networking: PodNetworking) => cniConfiguration(networking, "eu-central-1");

// Names of variables as the CNI's README lists them; `eniConfig` as the add-on's schema has it.
describe("cniConfiguration", () => {
  it("enforces NetworkPolicy by default and changes nothing else", () => {
    expect(configure({})).toEqual({ enableNetworkPolicy: "true" });
  });

  it.each<[string, PodNetworking, object]>([
    [
      "blocks of addresses",
      { density: { kind: "prefixes" } },
      {
        enableNetworkPolicy: "true",
        env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
      },
    ],
    [
      "single addresses held ready",
      { density: { kind: "addresses", warmAddresses: 5, minimumAddresses: 10 } },
      { enableNetworkPolicy: "true", env: { WARM_IP_TARGET: "5", MINIMUM_IP_TARGET: "10" } },
    ],
    [
      "denial until policies are known",
      { policy: "strict" },
      { enableNetworkPolicy: "true", env: { NETWORK_POLICY_ENFORCING_MODE: "strict" } },
    ],
    ["policies left to something else", { policy: "off" }, { enableNetworkPolicy: "false" }],
    [
      "addresses of the node's own subnet",
      { podSubnets: { kind: "nodes" } },
      { enableNetworkPolicy: "true", env: { ENABLE_SUBNET_DISCOVERY: "false" } },
    ],
    [
      "groups of pods beside policies",
      { podSecurityGroups: "standard" },
      {
        enableNetworkPolicy: "true",
        env: { ENABLE_POD_ENI: "true", POD_SECURITY_GROUP_ENFORCING_MODE: "standard" },
      },
    ],
    [
      "groups of pods for all traffic, still probed by the kubelet",
      { podSecurityGroups: "strict" },
      {
        enableNetworkPolicy: "true",
        env: { ENABLE_POD_ENI: "true", POD_SECURITY_GROUP_ENFORCING_MODE: "strict" },
        init: { env: { DISABLE_TCP_EARLY_DEMUX: "true" } },
      },
    ],
    [
      "subnets of the pods' own, one a zone",
      {
        podSubnets: {
          kind: "custom",
          subnetIds: { a: "subnet-1", b: "subnet-2" },
          securityGroupIds: ["sg-1"],
        },
      },
      {
        enableNetworkPolicy: "true",
        env: {
          AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true",
          ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone",
        },
        eniConfig: {
          create: true,
          region: "eu-central-1",
          subnets: {
            "eu-central-1a": { id: "subnet-1", securityGroups: ["sg-1"] },
            "eu-central-1b": { id: "subnet-2", securityGroups: ["sg-1"] },
          },
        },
      },
    ],
  ])("plans %s", (_case, networking, expected) => {
    expect(configure(networking)).toEqual(expected);
  });
});

describe("podNetworkingRules", () => {
  const problemsOf = (networking: PodNetworking, family: "ipv4" | "ipv6" = "ipv4") =>
    findProblems(podNetworkingRules(networking, family));

  it("accept what the CNI can do", () => {
    const networking: PodNetworking = {
      density: { kind: "prefixes", warmPrefixes: 2 },
      podSubnets: { kind: "custom", subnetIds: { a: "subnet-1" } },
    };
    expect(problemsOf(networking)).toEqual([]);
    expect(problemsOf({ density: { kind: "prefixes" } }, "ipv6")).toEqual([]);
  });

  it("refuse targets that are not counts", () => {
    expect(problemsOf({ density: { kind: "addresses", warmAddresses: -1 } })).toEqual([
      "compute.networking.density.warmAddresses: must be a whole number from 0 to 750, got -1; 5 suits most nodes",
    ]);
    expect(problemsOf({ density: { kind: "prefixes", warmPrefixes: 0.5 } })).toEqual([
      "compute.networking.density.warmPrefixes: must be a whole number from 0 to 750, got 0.5; 1 suits most nodes",
    ]);
  });

  it("refuse custom networking without a subnet", () => {
    expect(problemsOf({ podSubnets: { kind: "custom", subnetIds: {} } })).toEqual([
      "compute.networking.podSubnets.subnetIds: must name a subnet for each zone that has nodes, got {}; give them by the letter of the zone: { a: subnetId, b: subnetId }",
    ]);
  });

  it("refuse in an IPv6 cluster what is for IPv4 only", () => {
    const networking: PodNetworking = {
      density: { kind: "addresses" },
      podSubnets: { kind: "custom", subnetIds: { a: "subnet-1" } },
    };
    expect(problemsOf(networking, "ipv6")).toEqual([
      'compute.networking.podSubnets: cannot be custom in an IPv6 cluster, whose pods have enough addresses, got "custom"; use { kind: "nodes" }',
      'compute.networking.density: cannot be single addresses in an IPv6 cluster, where nodes get whole prefixes, got "addresses"; leave it out',
    ]);
  });
});
