import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Properties } from "../../../../../sandbox/providers/properties";
import { scratchFolders } from "../../../../support/scratch-folder";
import { request } from "../../resource-requests";
import { SmallAccount, TYPES } from "./small-account";
import type { TypeName } from "./small-account";

const scratch = scratchFolders();

type Case = readonly [
  title: string,
  type: TypeName,
  inputs: (account: SmallAccount) => Properties,
  words: string,
];

const NOT_FOUND: readonly Case[] = [
  [
    "a subnet of no VPC",
    "subnet",
    () => ({ vpcId: "vpc-0", cidrBlock: "10.0.9.0/24" }),
    "InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist",
  ],
  [
    "a route of no table",
    "route",
    () => ({ routeTableId: "rtb-0", destinationCidrBlock: "10.9.0.0/16" }),
    "InvalidRouteTableID.NotFound: The routeTable ID 'rtb-0' does not exist",
  ],
  [
    "a route to no gateway",
    "route",
    (account) => ({
      routeTableId: account.id("table"),
      destinationCidrBlock: "10.9.0.0/16",
      gatewayId: "igw-0",
    }),
    "InvalidInternetGatewayID.NotFound: The internetGateway ID 'igw-0' does not exist",
  ],
  [
    "a NAT gateway with no address",
    "nat",
    (account) => ({ allocationId: "eipalloc-0", subnetId: account.id("b") }),
    "InvalidAllocationID.NotFound: The allocation ID 'eipalloc-0' does not exist",
  ],
  [
    "an association with no subnet",
    "association",
    (account) => ({ routeTableId: account.id("table"), subnetId: "subnet-0" }),
    "InvalidSubnetID.NotFound: The subnet ID 'subnet-0' does not exist",
  ],
  [
    "a rule of no security group",
    "ingress",
    () => ({ securityGroupId: "sg-0", ipProtocol: "tcp", cidrIpv4: "10.0.0.0/8" }),
    "InvalidGroup.NotFound: The security group 'sg-0' does not exist",
  ],
  [
    "a node group of no cluster",
    "nodes",
    (account) => account.nodes("other", { clusterName: "toys" }),
    "ResourceNotFoundException: No cluster found for name: toys.",
  ],
  [
    "a node group with no role",
    "nodes",
    (account) => account.nodes("other", { nodeRoleArn: "arn:aws:iam::111122223333:role/ghost" }),
    "NoSuchEntity: The role with name ghost cannot be found.",
  ],
  [
    "an add-on of no cluster",
    "addon",
    () => ({ clusterName: "toys", addonName: "coredns" }),
    "ResourceNotFoundException: No cluster found for name: toys.",
  ],
  [
    "a policy on no role",
    "attachment",
    () => ({ role: "ghost", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }),
    "NoSuchEntity: The role with name ghost cannot be found.",
  ],
  [
    "no policy of this account on a role",
    "attachment",
    () => ({ role: "node", policyArn: "arn:aws:iam::111122223333:policy/ghost" }),
    "NoSuchEntity: Policy arn:aws:iam::111122223333:policy/ghost does not exist or is not attachable.",
  ],
  [
    "an alias of no key",
    "alias",
    () => ({ name: "alias/a", targetKeyId: "k-0" }),
    "NotFoundException: Key 'k-0' does not exist",
  ],
];

const EXISTS: readonly Case[] = [
  [
    "a second role of one name",
    "role",
    () => ({ name: "Node" }),
    "EntityAlreadyExists: Role with name Node already exists.",
  ],
  [
    "a second cluster of one name",
    "cluster",
    (account) => ({
      name: "shop",
      roleArn: account.arn("role"),
      vpcConfig: { subnetIds: [account.id("a"), account.id("b")] },
    }),
    "ResourceInUseException: Cluster already exists with name: shop",
  ],
  [
    "a second node group of one name",
    "nodes",
    (account) => account.nodes("pool"),
    "ResourceInUseException: NodeGroup already exists with name pool and cluster name shop",
  ],
  [
    "a second security group of one name",
    "group",
    (account) => ({ vpcId: account.id("vpc"), name: "web" }),
    "InvalidGroup.Duplicate: The security group 'web' already exists for VPC '<vpc>'",
  ],
  [
    "a second internet gateway",
    "gateway",
    (account) => ({ vpcId: account.id("vpc") }),
    "InvalidParameterValue: Network <vpc> already has an internet gateway attached",
  ],
  [
    "a second route to one destination",
    "route",
    (account) => ({
      routeTableId: account.id("table"),
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: account.id("nat"),
    }),
    "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.",
  ],
  [
    "a second table for one subnet",
    "association",
    (account) => ({ routeTableId: account.id("table"), subnetId: account.id("a") }),
    "Resource.AlreadyAssociated: the specified association for route table <table> conflicts with an existing association",
  ],
  [
    "a second NAT gateway with one address",
    "nat",
    (account) => ({ allocationId: account.id("address"), subnetId: account.id("b") }),
    "Resource.AlreadyAssociated: Elastic IP address [<address>] is already associated",
  ],
];

const MISFITS: readonly Case[] = [
  [
    "a subnet outside of its VPC",
    "subnet",
    (account) => ({ vpcId: account.id("vpc"), cidrBlock: "10.1.0.0/24" }),
    "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
  ],
  [
    "a subnet that overlaps another",
    "subnet",
    (account) => ({ vpcId: account.id("vpc"), cidrBlock: "10.0.0.128/25" }),
    "InvalidSubnet.Conflict: The CIDR '10.0.0.128/25' conflicts with another subnet",
  ],
  [
    "a cluster in one zone",
    "cluster",
    (account) => ({
      name: "toys",
      roleArn: account.arn("role"),
      vpcConfig: { subnetIds: [account.id("a")] },
    }),
    "InvalidParameterException: Subnets specified must be in at least two different AZs",
  ],
  [
    "fewer desired nodes than the minimum",
    "nodes",
    (account) =>
      account.nodes("other", { scalingConfig: { minSize: 3, desiredSize: 2, maxSize: 4 } }),
    "InvalidParameterException: Minimum capacity 3 can't be greater than desired size 2",
  ],
  [
    "more desired nodes than the maximum",
    "nodes",
    (account) =>
      account.nodes("other", { scalingConfig: { minSize: 1, desiredSize: 5, maxSize: 3 } }),
    "InvalidParameterException: desired capacity 5 can't be greater than max size 3",
  ],
];

describe.each([
  ["references", NOT_FOUND],
  ["names", EXISTS],
  ["contents", MISFITS],
] as const)("AWS_MODEL.refuse: %s", (_, cases) => {
  it.each(cases)("refuses %s at preview and at creation", async (_title, type, inputs, words) => {
    const account = await new SmallAccount(path.join(scratch(), "aws.jsonl")).makeCluster();
    const attempt = request(TYPES[type], "attempt", inputs(account));
    const said = `simulated aws: ${words.replace(/<(\w+)>/, (_all, name: string) => account.id(name))}`;
    await expect(account.aws.preview(attempt)).rejects.toThrow(new Error(said));
    await expect(account.aws.create(attempt)).rejects.toThrow(new Error(said));
  });
});

describe("AWS_MODEL.refuse", () => {
  const network = () => new SmallAccount(path.join(scratch(), "aws.jsonl")).makeNetwork();

  it("accepts one name in two regions, except where names are global", async () => {
    const account = await network();
    await account.make("logs", "logs", { name: "app" });
    await account.make("bucket", "bucket", { bucket: "files" });
    const other = account.elsewhere("us-east-1");
    const logs = request(TYPES.logs, "other-logs", { name: "app" });
    await expect(other.create(logs)).resolves.toMatchObject({ id: "app" });
    await expect(
      other.create(request(TYPES.bucket, "other-bucket", { bucket: "files" })),
    ).rejects.toThrow("simulated aws: BucketAlreadyOwnedByYou: ");
  });

  it("accepts a subnet in a secondary block of the VPC", async () => {
    const account = await network();
    const vpcId = account.id("vpc");
    await account.make("block", "block", { vpcId, cidrBlock: "100.64.0.0/16" });
    await expect(
      account.make("subnet", "pods", { vpcId, cidrBlock: "100.64.0.0/20" }),
    ).resolves.toBeDefined();
  });

  it("accepts the groups and tables that come with a VPC", async () => {
    const account = await network();
    const vpc = account.the("vpc").outputs;
    await expect(
      account.make("ingress", "rule", {
        securityGroupId: vpc.defaultSecurityGroupId,
        ipProtocol: "-1",
        cidrIpv4: "10.0.0.0/16",
      }),
    ).resolves.toBeDefined();
    await expect(
      account.make("route", "main", {
        routeTableId: vpc.mainRouteTableId,
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: account.id("gateway"),
      }),
    ).resolves.toBeDefined();
  });

  it("lets AWS's own policies and keys and other accounts' roles be", async () => {
    const account = await new SmallAccount(path.join(scratch(), "aws.jsonl")).makeCluster();
    await expect(
      account.make("logs", "logs", { name: "app", kmsKeyId: "arn:aws:kms:eu-west-1:999:key/1" }),
    ).resolves.toBeDefined();
  });
});
