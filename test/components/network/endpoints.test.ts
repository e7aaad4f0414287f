import { describe, expect, it } from "vitest";
import { provesRow } from "../../support/proves";
import { planNetwork } from "./plan-network";

describe("createEndpoints", () => {
  it("keeps image pulls off the NAT gateways by the S3 gateway endpoint [HS-3]", async () => {
    const recording = await planNetwork();
    const endpoint = recording.only("aws:ec2/vpcEndpoint:VpcEndpoint", "dev-network-endpoint-s3");
    provesRow("HS-3", endpoint, "serviceName", "com.amazonaws.eu-central-1.s3");
    expect(endpoint.inputs).toMatchObject({
      vpcEndpointType: "Gateway",
      routeTableIds: [
        "dev-network-private-a-route-table-id",
        "dev-network-private-b-route-table-id",
      ],
    });
  });

  it("gives interface endpoints private names and one closed security group [SV-2]", async () => {
    const recording = await planNetwork({ endpoints: "private-cluster" });
    const group = recording.only("aws:ec2/securityGroup:SecurityGroup");
    provesRow("SV-2", group, "vpcId", "dev-network-vpc-id");
    expect(group.inputs).toEqual({
      region: "eu-central-1",
      vpcId: "dev-network-vpc-id",
      name: "dev-network-endpoints",
      description: "Interface endpoints of the VPC",
      tags: { Name: "dev-network-endpoints" },
    });
    const endpoint = recording.only(
      "aws:ec2/vpcEndpoint:VpcEndpoint",
      "dev-network-endpoint-eks-auth",
    );
    expect(endpoint.inputs).toMatchObject({
      serviceName: "com.amazonaws.eu-central-1.eks-auth",
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: ["dev-network-private-a-id", "dev-network-private-b-id"],
      securityGroupIds: ["dev-network-endpoints-id"],
    });
  });

  it("admits HTTPS from the VPC alone to interface endpoints [SV-7]", async () => {
    const recording = await planNetwork({ endpoints: "private-cluster" });
    const rule = recording.only("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    provesRow("SV-7", rule, "cidrIpv4", "10.0.0.0/16");
    expect(rule.inputs).toMatchObject({
      securityGroupId: "dev-network-endpoints-id",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
  });

  it("declares neither endpoint nor security group for none", async () => {
    const recording = await planNetwork({ endpoints: "none" });
    expect(recording.inventory.filter((entry) => /vpcEndpoint|securityGroup:/.test(entry))).toEqual(
      [],
    );
  });
});
