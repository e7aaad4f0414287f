import { describe, expect, it } from "vitest";
import { namesOf, planNetwork } from "./plan-network";

describe("createRouting", () => {
  it("sends every zone through a single NAT gateway", async () => {
    const recording = await planNetwork({ natGateways: "single" });
    const routes = recording.resources.filter(({ inputs }) => inputs.natGatewayId !== undefined);
    expect(namesOf(recording, "aws:ec2/natGateway:NatGateway")).toEqual(["dev-network-nat-a"]);
    expect(routes.map(({ inputs }) => inputs.natGatewayId)).toEqual([
      "dev-network-nat-a-id",
      "dev-network-nat-a-id",
    ]);
  });

  it("leaves private subnets without a way out when there is no NAT gateway", async () => {
    const recording = await planNetwork({ natGateways: "none" });
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
});
