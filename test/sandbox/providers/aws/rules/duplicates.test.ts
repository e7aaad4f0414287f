import path from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolders } from "../../../../support/scratch-folder";
import { request } from "../../resource-requests";
import { SmallAccount, TYPES } from "./small-account";

const scratch = scratchFolders();

const network = () => new SmallAccount(path.join(scratch(), "aws.jsonl")).makeNetwork();

describe("refuseDuplicate", () => {
  it("refuses a second detector in a region, and accepts one in another", async () => {
    const account = await network();
    await account.make("detector", "detector", { enable: true });
    const second = request(TYPES.detector, "second", { enable: true });
    const words =
      "simulated aws: BadRequestException: The request is rejected because a detector already exists for the current account.";
    await expect(account.aws.preview(second)).rejects.toThrow(new Error(words));
    await expect(account.aws.create(second)).rejects.toThrow(new Error(words));
    await expect(account.elsewhere("us-east-1").create(second)).resolves.toBeDefined();
  });

  it("refuses one private name twice in a VPC", async () => {
    const account = await network();
    const inputs = { name: "shop.local", vpc: account.id("vpc") };
    await account.make("privateNamespace", "namespace", inputs);
    await expect(account.make("privateNamespace", "second", inputs)).rejects.toThrow(
      `simulated aws: ConflictingDomainExists: The VPC ${account.id("vpc")} has already been associated with the domain shop.local.`,
    );
  });

  it("refuses a service twice in a namespace, and accepts it in another", async () => {
    const account = await network();
    const one = await account.make("httpNamespace", "one", { name: "one" });
    const two = await account.make("httpNamespace", "two", { name: "two" });
    await account.make("discovered", "api", { name: "api", namespaceId: one.id });
    await expect(
      account.make("discovered", "again", { name: "api", namespaceId: one.id }),
    ).rejects.toThrow("ServiceAlreadyExists: A service with the name api already exists");
    await expect(
      account.make("discovered", "other", { name: "api", namespaceId: two.id }),
    ).resolves.toBeDefined();
  });

  it("refuses one IPv6 block for two subnets", async () => {
    const account = await network();
    const vpcId = account.id("vpc");
    const ipv6CidrBlock = "2001:db8:1:1200::/64";
    await account.make("subnet", "c", { vpcId, cidrBlock: "10.0.9.0/24", ipv6CidrBlock });
    await expect(
      account.make("subnet", "d", { vpcId, cidrBlock: "10.0.10.0/24", ipv6CidrBlock }),
    ).rejects.toThrow(`InvalidSubnet.Conflict: The IPv6 CIDR '${ipv6CidrBlock}' conflicts`);
  });
});
