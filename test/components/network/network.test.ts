import { describe, expect, it } from "vitest";
import { Network, type NetworkArgs } from "../../../components/network";
import type { NetworkOutputs } from "../../../stacks/contracts";
import { record, valueOf } from "../../support/mocks";
import { networkArgs, planNetwork } from "./plan-network";

describe("Network", () => {
  it("declares exactly these children with a NAT gateway in each of two zones", async () => {
    expect((await planNetwork()).inventory).toEqual([
      "aws:cloudwatch/logGroup:LogGroup dev-network-flow-log-group",
      "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup dev-network-default-security-group",
      "aws:ec2/eip:Eip dev-network-nat-a-address",
      "aws:ec2/eip:Eip dev-network-nat-b-address",
      "aws:ec2/flowLog:FlowLog dev-network-flow-log",
      "aws:ec2/internetGateway:InternetGateway dev-network-internet-gateway",
      "aws:ec2/natGateway:NatGateway dev-network-nat-a",
      "aws:ec2/natGateway:NatGateway dev-network-nat-b",
      "aws:ec2/route:Route dev-network-private-a-default-route",
      "aws:ec2/route:Route dev-network-private-b-default-route",
      "aws:ec2/route:Route dev-network-public-default-route",
      "aws:ec2/routeTable:RouteTable dev-network-control-plane-route-table",
      "aws:ec2/routeTable:RouteTable dev-network-private-a-route-table",
      "aws:ec2/routeTable:RouteTable dev-network-private-b-route-table",
      "aws:ec2/routeTable:RouteTable dev-network-public-route-table",
      "aws:ec2/routeTableAssociation:RouteTableAssociation dev-network-control-plane-a-association",
      "aws:ec2/routeTableAssociation:RouteTableAssociation dev-network-control-plane-b-association",
      "aws:ec2/routeTableAssociation:RouteTableAssociation dev-network-private-a-association",
      "aws:ec2/routeTableAssociation:RouteTableAssociation dev-network-private-b-association",
      "aws:ec2/routeTableAssociation:RouteTableAssociation dev-network-public-a-association",
      "aws:ec2/routeTableAssociation:RouteTableAssociation dev-network-public-b-association",
      "aws:ec2/subnet:Subnet dev-network-control-plane-a",
      "aws:ec2/subnet:Subnet dev-network-control-plane-b",
      "aws:ec2/subnet:Subnet dev-network-private-a",
      "aws:ec2/subnet:Subnet dev-network-private-b",
      "aws:ec2/subnet:Subnet dev-network-public-a",
      "aws:ec2/subnet:Subnet dev-network-public-b",
      "aws:ec2/vpc:Vpc dev-network-vpc",
      "aws:ec2/vpcEndpoint:VpcEndpoint dev-network-endpoint-dynamodb",
      "aws:ec2/vpcEndpoint:VpcEndpoint dev-network-endpoint-s3",
      "aws:iam/role:Role dev-network-flow-log-role",
      "aws:iam/rolePolicy:RolePolicy dev-network-flow-log-policy",
      "aws:kms/alias:Alias dev-network-flow-log-key-alias",
      "aws:kms/key:Key dev-network-flow-log-key",
    ]);
  });

  it("declares the same in a preview as in an update", async () => {
    const change: Partial<NetworkArgs> = {
      endpoints: { kind: "features", features: ["cluster-nodes", "karpenter"] },
      nat: { kind: "instance" },
      ipv6: true,
      tiers: { isolated: true, extra: { data: { slot: 2, routes: "isolated" } } },
      secondaryCidrs: { pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 } },
    };
    expect((await planNetwork(change, true)).inventory).toEqual(
      (await planNetwork(change)).inventory,
    );
  });

  it("keeps every existing child when a zone is added", async () => {
    const before = await planNetwork();
    const zones = [...networkArgs.zones, "eu-central-1c"];
    const after = await planNetwork({ zones });
    expect(after.inventory).toEqual(expect.arrayContaining([...before.inventory]));
    expect(after.only("aws:ec2/subnet:Subnet", "dev-network-private-b").inputs).toEqual(
      before.only("aws:ec2/subnet:Subnet", "dev-network-private-b").inputs,
    );
  });

  it("closes the default security group", async () => {
    const group = (await planNetwork()).only("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
    expect(group.inputs).toMatchObject({
      vpcId: "dev-network-vpc-id",
      ingress: [],
      egress: [],
    });
  });

  it("applies the caller's adjustment to a child", async () => {
    const recording = await planNetwork({
      transform: { vpc: { enableNetworkAddressUsageMetrics: true } },
    });
    expect(recording.only("aws:ec2/vpc:Vpc").inputs).toEqual({
      region: "eu-central-1",
      cidrBlock: "10.0.0.0/16",
      enableDnsSupport: true,
      enableDnsHostnames: true,
      enableNetworkAddressUsageMetrics: true,
      tags: { Name: "dev-network" },
    });
  });

  it("books its range in a pool of IPAM, and plans subnets of it all the same", async () => {
    const recording = await planNetwork({
      cidr: { block: "10.4.0.0/16", ipamPoolId: "ipam-pool-1" },
    });
    expect(recording.only("aws:ec2/vpc:Vpc").inputs).toMatchObject({
      cidrBlock: "10.4.0.0/16",
      ipv4IpamPoolId: "ipam-pool-1",
    });
    expect(recording.only("aws:ec2/subnet:Subnet", "dev-network-private-a").inputs.cidrBlock).toBe(
      "10.4.0.0/19",
    );
  });

  it("offers subnet ids in the order of the zones", async () => {
    const offered: NetworkOutputs[] = [];
    await record(() =>
      offered.push(
        new Network("dev-network", { ...networkArgs, zones: networkArgs.zones.toReversed() }),
      ),
    );
    const [network] = offered;
    expect(await valueOf(network?.privateSubnetIds)).toEqual([
      "dev-network-private-b-id",
      "dev-network-private-a-id",
    ]);
  });

  it("offers subnets by tier and zone, and the lock of their addresses", async () => {
    const offered: Network[] = [];
    await record(() =>
      offered.push(
        new Network("dev-network", {
          ...networkArgs,
          tiers: { isolated: true },
          secondaryCidrs: { pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 } },
        }),
      ),
    );
    const [network] = offered;
    expect(await valueOf(network?.subnetIdsByZone)).toEqual({
      public: { a: "dev-network-public-a-id", b: "dev-network-public-b-id" },
      private: { a: "dev-network-private-a-id", b: "dev-network-private-b-id" },
      "control-plane": {
        a: "dev-network-control-plane-a-id",
        b: "dev-network-control-plane-b-id",
      },
      isolated: { a: "dev-network-isolated-a-id", b: "dev-network-isolated-b-id" },
      pods: { a: "dev-network-pods-a-id", b: "dev-network-pods-b-id" },
    });
    expect(await valueOf(network?.podSubnetIds)).toEqual([
      "dev-network-pods-a-id",
      "dev-network-pods-b-id",
    ]);
    expect(await valueOf(network?.isolatedSubnetIds)).toHaveLength(2);
    expect(network?.ipv6Cidr).toBeUndefined();
    expect(network?.subnetLock).toMatchObject({
      format: "subnet-lock/1",
      cidr: "10.0.0.0/16",
      subnets: { "private-a": "10.0.0.0/19", "pods-b": "100.64.32.0/19" },
    });
  });

  it("names the network in its errors", async () => {
    await expect(planNetwork({ cidr: "10.0.0.0/24" })).rejects.toThrow('network "dev-network"');
  });
});
