import { describe, expect, it } from "vitest";
import { planNetwork } from "./plan-network";

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
});
