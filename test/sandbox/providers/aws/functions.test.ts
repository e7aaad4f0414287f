import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { isSecret } from "../../../../sandbox/providers/properties";
import type { Properties } from "../../../../sandbox/providers/properties";
import { scratchFolders } from "../../../support/scratch-folder";
import { SmallAccount } from "./rules/small-account";

const scratch = scratchFolders();
let account: SmallAccount;

beforeEach(async () => {
  account = await new SmallAccount(path.join(scratch(), "aws.jsonl")).makeCluster();
});

/** Asks `ec2/getVpc`. */
function ask(name: string, args: Properties = {}): Promise<Properties> {
  return account.aws.invoke(`aws:${name}:${name.split("/")[1] ?? ""}`, args);
}

describe("functions about places", () => {
  it("lists zones with their ids", async () => {
    const { names, zoneIds } = await ask("index/getAvailabilityZones", { state: "available" });
    expect([names, zoneIds]).toEqual([
      ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
      ["euw1-az1", "euw1-az2", "euw1-az3"],
    ]);
  });

  it("filters zones", async () => {
    const filters = [{ name: "zone-name", values: ["eu-west-1b", "eu-west-1c"] }];
    const answer = await ask("index/getAvailabilityZones", {
      filters,
      excludeZoneIds: ["euw1-az3"],
    });
    expect(answer.names).toEqual(["eu-west-1b"]);
  });

  it("lets a question name its region", async () => {
    const answer = await ask("index/getAvailabilityZones", { region: "us-east-1" });
    expect(answer.names).toHaveLength(6);
  });
});

describe("functions about things", () => {
  it("finds a VPC by its id, its CIDR or nothing else than that it is the only one", async () => {
    const id = account.id("vpc");
    for (const args of [{ id }, { cidrBlock: "10.0.0.0/16" }, {}]) {
      expect(await ask("ec2/getVpc", args)).toMatchObject({ id, cidrBlock: "10.0.0.0/16" });
    }
  });

  it("lists the subnets of a VPC", async () => {
    const filters = [{ name: "vpc-id", values: [account.id("vpc")] }];
    const { ids } = await ask("ec2/getSubnets", { filters });
    expect(ids).toEqual([account.id("a"), account.id("b")]);
  });

  it("shows a route table with its routes and associations", async () => {
    const table = await ask("ec2/getRouteTable", { routeTableId: account.id("table") });
    expect(table).toMatchObject({
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: account.id("gateway") }],
      associations: [{ subnetId: account.id("a") }],
    });
  });

  it("finds by tag, with an asterisk for any text", async () => {
    const tags = { Name: "legacy-network" };
    const { id } = await account.make("vpc", "legacy", { cidrBlock: "10.9.0.0/16", tags });
    const filters = [{ name: "tag:Name", values: ["legacy-*"] }];
    expect((await ask("ec2/getVpc", { filters })).id).toBe(id);
    expect((await ask("ec2/getVpc", { tags })).id).toBe(id);
  });

  it.each([
    ["ec2/getVpc", { id: "vpc-0" }, "InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist"],
    ["ec2/getVpc", { cidrBlock: "10.7.0.0/16" }, "no matching EC2 VPC found"],
    [
      "ec2/getSubnet",
      { vpcId: "vpc-0", id: "subnet-0" },
      "InvalidSubnetID.NotFound: The subnet ID 'subnet-0' does not exist",
    ],
    [
      "ec2/getSubnet",
      {},
      "multiple EC2 Subnets matched; use additional constraints to reduce them",
    ],
    [
      "ec2/getSubnets",
      { filters: [{ name: "colour", values: ["red"] }] },
      "InvalidParameterValue: The filter 'colour' is invalid",
    ],
    ["iam/getRole", { name: "ghost" }, "NoSuchEntity: The role with name ghost cannot be found."],
    [
      "eks/getCluster",
      { name: "toys" },
      "ResourceNotFoundException: No cluster found for name: toys.",
    ],
    [
      "eks/getAddonVersion",
      { addonName: "coredns", kubernetesVersion: "1.35" },
      "the newest version of coredns is known to AWS's own API only; give the add-on an addonVersion",
    ],
    ["kms/getKey", { keyId: "alias/a" }, "NotFoundException: Alias alias/a is not found."],
    ["ssm/getParameter", { name: "/app/x" }, "ParameterNotFound: /app/x"],
  ])("says of %s %j: %s", async (name, args, words) => {
    await expect(ask(name, args)).rejects.toThrow(new Error(`simulated aws: ${words}`));
  });

  it("finds the cluster with what AWS filled in", async () => {
    const cluster = await ask("eks/getCluster", { name: "shop" });
    expect(cluster).toMatchObject({ id: "shop", version: "1.35", status: "ACTIVE" });
    expect(cluster.vpcConfig).toMatchObject({ vpcId: account.id("vpc") });
    expect(cluster.kubernetesNetworkConfigs).toMatchObject([{ ipFamily: "ipv4" }]);
  });

  it("keeps a cluster's token secret", async () => {
    const { token } = await ask("eks/getClusterAuth", { name: "shop" });
    expect(isSecret(token)).toBe(true);
  });

  it("finds a key by its alias", async () => {
    await account.make("key", "key", {});
    await account.make("alias", "alias", { name: "alias/shop", targetKeyId: account.id("key") });
    const key = await ask("kms/getKey", { keyId: "alias/shop" });
    expect([key.id, key.arn]).toEqual([account.id("key"), account.arn("key")]);
  });
});

describe("functions about images and machines", () => {
  it("gives one image id for one path of a region", async () => {
    const name = "/aws/service/bottlerocket/aws-k8s-1.35/arm64/latest/image_id";
    const [first, second] = [
      await ask("ssm/getParameter", { name }),
      await ask("ssm/getParameter", { name }),
    ];
    expect(first.value).toMatch(/^ami-[0-9a-f]{17}$/);
    expect(second.value).toBe(first.value);
  });

  it("tells a machine's size from its name", async () => {
    expect(await ask("ec2/getInstanceType", { instanceType: "r7g.2xlarge" })).toMatchObject({
      defaultVcpus: 8,
      memorySize: 65_536,
      supportedArchitectures: ["arm64"],
    });
  });

  it("does not guess what no name tells", async () => {
    await expect(ask("ec2/getInstanceType", { instanceType: "t3.micro" })).rejects.toThrow(
      "simulated aws: what t3.micro has is known to AWS's own API only",
    );
  });
});

describe("getPolicyDocument", () => {
  it("renders statements as the provider does", async () => {
    const { json } = await ask("iam/getPolicyDocument", {
      statements: [
        {
          sid: "Read",
          actions: ["s3:GetObject", "s3:ListBucket"],
          resources: ["arn:aws:s3:::files/&{aws:username}"],
          principals: [{ type: "AWS", identifiers: ["*"] }],
          conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["true"] }],
        },
      ],
    });
    expect(JSON.parse(String(json))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: ["s3:ListBucket", "s3:GetObject"],
          Resource: "arn:aws:s3:::files/${aws:username}",
          Principal: { AWS: "*" },
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        },
      ],
    });
  });

  it("lets later documents override statements of the same Sid", async () => {
    const document = (effect: string) =>
      JSON.stringify({ Version: "2012-10-17", Statement: { Sid: "A", Effect: effect } });
    const { minifiedJson } = await ask("iam/getPolicyDocument", {
      sourcePolicyDocuments: [document("Allow")],
      overridePolicyDocuments: [document("Deny")],
    });
    expect(minifiedJson).toBe('{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Deny"}]}');
  });

  it("refuses what is no policy without repeating it", async () => {
    await expect(
      ask("iam/getPolicyDocument", { sourcePolicyDocuments: ["hunter2"] }),
    ).rejects.toThrow(
      new Error("simulated aws: a source or override policy document is not the JSON of a policy"),
    );
  });
});
