import * as aws from "@pulumi/aws";
import { describe, expect, it } from "vitest";
import { Network, type NetworkArgs } from "../../../components/network";
import { type Plan, planProgram } from "../../../plan";
import { record } from "../../support/mocks";
import { named, networkArgs } from "./plan-network";

type Tier = "control-plane" | "data" | "isolated" | "pods" | "private" | "public";

/** A network, and in its first subnet of a tier a machine that takes the offered id. */
function planMachine(tier: Tier, change: Partial<NetworkArgs> = {}): Promise<Plan> {
  return planProgram({
    project: "networks",
    stack: "dev",
    environment: "dev",
    config: {},
    entry: () => {
      const network = new Network("dev-network", { ...networkArgs, ...change });
      const subnetId = network.subnetIdsByZone[tier]?.a;
      if (subnetId === undefined) throw new Error(`no subnet ${tier}-a`);
      new aws.ec2.NetworkInterface("machine", { subnetId });
    },
  });
}

/** Names of the network's resources that the machine's subnet id is made from. */
function madeFrom(plan: Plan): readonly string[] {
  const urns = named(plan, "machine").propertyDependencies.subnetId ?? [];
  return plan.resources
    .filter(({ urn }) => urns.includes(urn))
    .map(({ name }) => name.slice("dev-network-".length))
    .toSorted();
}

/** Names of all that must exist before the machine, and is deleted after it. */
function outlives(plan: Plan): readonly string[] {
  const found = new Set<string>();
  const visit = (urn: string): void => {
    if (found.has(urn)) return;
    found.add(urn);
    plan.resources.find((resource) => resource.urn === urn)?.dependencies.forEach(visit);
  };
  named(plan, "machine").dependencies.forEach(visit);
  return plan.resources
    .filter(({ urn }) => found.has(urn))
    .map(({ name }) => name.slice("dev-network-".length));
}

const features = { kind: "features", features: ["pod-identity"] } as const;

describe("offerSubnets", () => {
  it("offers a private id once its routes and endpoints are there", async () => {
    const plan = await planMachine("private", { ipv6: true, endpoints: features });
    expect(madeFrom(plan)).toEqual([
      "endpoint-dynamodb",
      "endpoint-eks-auth",
      "endpoint-s3",
      "private-a",
      "private-a-association",
      "private-a-default-route",
      "private-a-ipv6-default-route",
    ]);
  });

  it("keeps the whole way out until a destroy has taken the machine", async () => {
    const plan = await planMachine("private", { ipv6: true, endpoints: features });
    expect(outlives(plan)).toEqual(
      expect.arrayContaining([
        "nat-a",
        "nat-a-address",
        "internet-gateway",
        "egress-only-gateway",
        "public-default-route",
        "public-a-association",
        "endpoints-https",
        "endpoints-https-ipv6",
      ]),
    );
  });

  it("keeps a NAT instance that long, yet never replaces what is in the subnet with it", async () => {
    const plan = await planMachine("private", { nat: { kind: "instance" } });
    expect(outlives(plan)).toEqual(
      expect.arrayContaining(["nat-instance", "nat-address", "nat-to-internet", "nat-from-vpc"]),
    );
    // The engine replaces what an argument is made from when that is deleted before its successor.
    const replaced = plan.resources.filter(
      ({ deleteBeforeReplace }) => deleteBeforeReplace === true,
    );
    const route = named(plan, "dev-network-private-a-default-route");
    for (const { urn } of replaced) {
      expect(Object.values(route.propertyDependencies).flat()).not.toContain(urn);
    }
    expect(replaced.map(({ name }) => name)).toEqual(["dev-network-nat-instance"]);
    expect(madeFrom(plan)).not.toContain("nat-instance");
  });

  it.each([
    ["public", ["public-a", "public-a-association", "public-default-route"]],
    ["control-plane", ["control-plane-a"]],
    ["isolated", ["endpoint-dynamodb", "endpoint-s3", "isolated-a", "isolated-a-association"]],
    [
      "data",
      [
        "data-a",
        "data-a-association",
        "endpoint-dynamodb",
        "endpoint-s3",
        "private-a-default-route",
      ],
    ],
    [
      "pods",
      [
        "endpoint-dynamodb",
        "endpoint-s3",
        "pods-a",
        "pods-a-association",
        "private-a-default-route",
      ],
    ],
  ] as const)("offers an id of the %s tier once its own way is there", async (tier, expected) => {
    const plan = await planMachine(tier, {
      tiers: { isolated: true, extra: { data: { slot: 1, routes: "private" } } },
      secondaryCidrs: { pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 } },
    });
    expect(madeFrom(plan)).toEqual(expected);
  });

  it("shows every id in a preview of a network that exists", async () => {
    const { resources } = await record(
      () => {
        const { subnetIdsByZone } = new Network("dev-network", networkArgs);
        new aws.ec2.NetworkInterface("machine", { subnetId: subnetIdsByZone.private.a ?? "" });
      },
      { preview: true },
    );
    const machine = resources.find(({ name }) => name === "machine");
    expect(machine?.inputs.subnetId).toBe("dev-network-private-a-id");
  });
});
