import { describe, expect, it } from "vitest";
import { namesOf, planNetwork } from "./plan-network";

describe("createRouting", () => {
  it("sends every zone through a single NAT gateway", async () => {
    const recording = await planNetwork({ nat: { kind: "single" } });
    const routes = recording.resources.filter(({ inputs }) => inputs.natGatewayId !== undefined);
    expect(namesOf(recording, "aws:ec2/natGateway:NatGateway")).toEqual(["dev-network-nat-a"]);
    expect(routes.map(({ inputs }) => inputs.natGatewayId)).toEqual([
      "dev-network-nat-a-id",
      "dev-network-nat-a-id",
    ]);
  });

  it("leaves private subnets without a way out when there is no NAT gateway", async () => {
    const recording = await planNetwork({ nat: { kind: "none" } });
    expect(namesOf(recording, "aws:ec2/route:Route")).toEqual(["dev-network-public-default-route"]);
  });

  it("sends a private subnet through the NAT gateway of its own zone", async () => {
    const recording = await planNetwork();
    const route = recording.only("aws:ec2/route:Route", "dev-network-private-b-default-route");
    expect(route.inputs).toEqual({
      region: "eu-central-1",
      routeTableId: "dev-network-private-b-route-table-id",
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: "dev-network-nat-b-id",
    });
  });

  it("gives every zone's tiers of private routes the zone's table, and isolated ones their own", async () => {
    const recording = await planNetwork({
      tiers: { isolated: true, extra: { data: { slot: 1, routes: "private" } } },
      secondaryCidrs: { pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 } },
    });
    const tableOf = (key: string): unknown =>
      recording.only(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        `dev-network-${key}-association`,
      ).inputs.routeTableId;
    expect(["data-b", "pods-b", "isolated-b"].map(tableOf)).toEqual([
      "dev-network-private-b-route-table-id",
      "dev-network-private-b-route-table-id",
      "dev-network-isolated-route-table-id",
    ]);
    expect(namesOf(recording, "aws:ec2/route:Route")).toEqual([
      "dev-network-private-a-default-route",
      "dev-network-private-b-default-route",
      "dev-network-public-default-route",
    ]);
  });

  it("sends all zones through a regional gateway", async () => {
    const recording = await planNetwork({ nat: { kind: "regional" } });
    expect(recording.only("aws:ec2/natGateway:NatGateway").inputs).toEqual({
      region: "eu-central-1",
      vpcId: "dev-network-vpc-id",
      availabilityMode: "regional",
      tags: { Name: "dev-network-nat-regional" },
    });
    expect(namesOf(recording, "aws:ec2/eip:Eip")).toEqual([]);
    const routes = recording.resources.filter(({ inputs }) => inputs.natGatewayId !== undefined);
    expect(routes.map(({ inputs }) => inputs.natGatewayId)).toEqual([
      "dev-network-nat-regional-id",
      "dev-network-nat-regional-id",
    ]);
  });

  it("lets IPv6 out of private subnets and lets nothing in", async () => {
    const recording = await planNetwork({ ipv6: true });
    expect(
      recording.only("aws:ec2/route:Route", "dev-network-private-a-ipv6-default-route").inputs,
    ).toEqual({
      region: "eu-central-1",
      routeTableId: "dev-network-private-a-route-table-id",
      destinationIpv6CidrBlock: "::/0",
      egressOnlyGatewayId: "dev-network-egress-only-gateway-id",
    });
    expect(
      recording.only("aws:ec2/route:Route", "dev-network-public-ipv6-default-route").inputs,
    ).toMatchObject({ gatewayId: "dev-network-internet-gateway-id" });
  });

  it("gives IPv6 no way out either when there is none", async () => {
    const recording = await planNetwork({ ipv6: true, nat: { kind: "none" } });
    expect(
      namesOf(recording, "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"),
    ).toEqual([]);
  });
});
