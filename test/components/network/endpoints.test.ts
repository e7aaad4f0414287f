import { describe, expect, it } from "vitest";
import type { Endpoints } from "../../../components/network";
import { provesRow } from "../../support/proves";
import { planNetwork } from "./plan-network";

const privateCluster: Endpoints = {
  kind: "features",
  features: ["cluster-nodes", "pod-identity"],
};

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
    const recording = await planNetwork({ endpoints: privateCluster });
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
    const recording = await planNetwork({ endpoints: privateCluster });
    const rule = recording.only("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    provesRow("SV-7", rule, "cidrIpv4", "10.0.0.0/16");
    expect(rule.inputs).toMatchObject({
      securityGroupId: "dev-network-endpoints-id",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
  });

  it("admits further ranges and IPv6 as well", async () => {
    const recording = await planNetwork({
      endpoints: privateCluster,
      ipv6: true,
      secondaryCidrs: { pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 } },
    });
    const rules = recording.resources.filter(({ type }) =>
      type.endsWith("SecurityGroupIngressRule"),
    );
    expect(
      rules.map(({ name, inputs }) => [name, inputs.cidrIpv4 ?? inputs.cidrIpv6]).toSorted(),
    ).toEqual([
      ["dev-network-endpoints-https", "10.0.0.0/16"],
      ["dev-network-endpoints-https-ipv6", "2001:db8:0:1200::/56"],
      ["dev-network-endpoints-https-range-pods", "100.64.0.0/16"],
    ]);
  });

  it("applies the caller's adjustment to every endpoint", async () => {
    const recording = await planNetwork({ transform: { endpoint: { autoAccept: true } } });
    const endpoints = recording.resources.filter(({ type }) => type.endsWith("VpcEndpoint"));
    expect(endpoints.map(({ inputs }) => inputs.autoAccept)).toEqual([true, true]);
  });

  it("declares neither endpoint nor security group for none", async () => {
    const recording = await planNetwork({ endpoints: { kind: "none" } });
    expect(recording.inventory.filter((entry) => /vpcEndpoint|securityGroup:/.test(entry))).toEqual(
      [],
    );
  });
});
