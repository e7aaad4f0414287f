import { describe, expect, it } from "vitest";
import { clusterSubnetTags, loadBalancerSubnetTags, podSubnetTags } from "../../../components/core";
import { isPlainObject } from "../../../components/core/pure/plain-object";
import { named, planNetwork, planResources } from "./plan-network";

describe("createSubnets", () => {
  it("gives subnets no public addresses and tags them for load balancers", async () => {
    const recording = await planNetwork();
    expect(recording.only("aws:ec2/subnet:Subnet", "dev-network-public-a").inputs).toEqual({
      region: "eu-central-1",
      vpcId: "dev-network-vpc-id",
      availabilityZone: "eu-central-1a",
      cidrBlock: "10.0.192.0/22",
      mapPublicIpOnLaunch: false,
      tags: { Name: "dev-network-public-a", "kubernetes.io/role/elb": "1" },
    });
  });

  it("gives IPv6 blocks by number, and addresses unasked only where they cannot be reached", async () => {
    const recording = await planNetwork({ ipv6: true });
    const ipv6Of = (key: string) => {
      const { inputs } = recording.only("aws:ec2/subnet:Subnet", `dev-network-${key}`);
      return [inputs.ipv6CidrBlock, inputs.assignIpv6AddressOnCreation];
    };
    expect(ipv6Of("private-b")).toEqual(["2001:db8:0:1201::/64", true]);
    expect(ipv6Of("public-a")).toEqual(["2001:db8:0:1210::/64", false]);
    expect(recording.only("aws:ec2/vpc:Vpc").inputs).toMatchObject({
      assignGeneratedIpv6CidrBlock: true,
    });
  });

  it("creates subnets of a further range once it is joined to the VPC", async () => {
    const plan = await planResources({
      secondaryCidrs: { pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 } },
    });
    const range = named(plan, "dev-network-pods-range");
    expect(range).toMatchObject({
      type: "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
      inputs: { cidrBlock: "100.64.0.0/16", region: "eu-central-1" },
    });
    const subnet = named(plan, "dev-network-pods-a");
    expect(subnet.inputs).toMatchObject({
      cidrBlock: "100.64.0.0/19",
      tags: { Name: "dev-network-pods-a", "kubernetes.io/role/cni": "1" },
    });
    expect(subnet.dependencies).toContain(range.urn);
  });

  it("imports what is adopted and creates the rest", async () => {
    const plan = await planResources({
      layout: {
        kind: "locked",
        lock: {
          format: "subnet-lock/1",
          cidr: "10.0.0.0/16",
          subnets: { "private-a": "10.0.96.0/20" },
        },
        adopt: {
          vpcId: "vpc-0123456789abcdef0",
          internetGatewayId: "igw-0123456789abcdef0",
          subnetIds: { "private-a": "subnet-0123456789abcdef0" },
        },
      },
    });
    const importOf = (name: string) => named(plan, `dev-network-${name}`).importId;
    expect(["vpc", "internet-gateway", "private-a", "private-b"].map(importOf)).toEqual([
      "vpc-0123456789abcdef0",
      "igw-0123456789abcdef0",
      "subnet-0123456789abcdef0",
      undefined,
    ]);
    expect(named(plan, "dev-network-private-a").inputs.cidrBlock).toBe("10.0.96.0/20");
  });

  it("is found by exactly the clusters that each subnet is for, two of them in one VPC", async () => {
    const recording = await planNetwork({
      clusters: ["blue", "green"],
      tiers: { isolated: true },
      secondaryCidrs: {
        "blue-pods": { cidr: "100.64.0.0/16", use: "pods", slot: 1, clusters: ["blue"] },
        "green-pods": { cidr: "100.65.0.0/16", use: "pods", slot: 2, clusters: ["green"] },
      },
    });
    const found = (selector: Readonly<Record<string, string>>): readonly unknown[] =>
      recording.resources
        .filter(({ type }) => type === "aws:ec2/subnet:Subnet")
        .filter(({ inputs }) =>
          Object.entries(selector).every(([key, value]) => tagsOf(inputs)[key] === value),
        )
        .map(({ name }) => name.slice("dev-network-".length))
        .toSorted();
    const both = (...tiers: readonly string[]) =>
      tiers.flatMap((tier) => [`${tier}-a`, `${tier}-b`]);
    const blue = clusterSubnetTags(["blue"]);
    const green = clusterSubnetTags(["green"]);
    expect(found(blue)).toEqual(both("blue-pods", "private", "public"));
    expect(found({ ...blue, ...podSubnetTags() })).toEqual(both("blue-pods"));
    expect(found({ ...green, ...podSubnetTags() })).toEqual(both("green-pods"));
    expect(found({ ...green, ...loadBalancerSubnetTags("internal") })).toEqual(both("private"));
    expect(found({ ...green, ...loadBalancerSubnetTags("internet-facing") })).toEqual(
      both("public"),
    );
  });
});

function tagsOf(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return isPlainObject(inputs.tags) ? inputs.tags : {};
}
