import path from "node:path";
import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../../../sandbox/providers/properties";
import { scratchFolders } from "../../../../support/scratch-folder";
import { request } from "../../resource-requests";
import { SmallAccount, TYPES } from "./small-account";

const scratch = scratchFolders();

const cluster = () => new SmallAccount(path.join(scratch(), "aws.jsonl")).makeCluster();

const principalArn = "arn:aws:iam::111122223333:role/admin";
const GRANT = {
  clusterName: "shop",
  principalArn,
  policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
  accessScope: { type: "cluster" },
};

describe("refuseBadAccess", () => {
  it("refuses a policy for a principal that has no entry", async () => {
    const account = await cluster();
    await account.make("entry", "other", { clusterName: "shop", principalArn: `${principalArn}2` });
    const words =
      "simulated aws: ResourceNotFoundException: The specified principalArn could not be found. You can view your available access entries with 'list-access-entries'.";
    const grant = request(TYPES.grant, "grant", GRANT);
    await expect(account.aws.preview(grant)).rejects.toThrow(new Error(words));
    await expect(account.aws.create(grant)).rejects.toThrow(new Error(words));
  });

  it.each([principalArn, UNKNOWN])("accepts it where the entry is of %s", async (principal) => {
    const account = await cluster();
    const entry = { clusterName: "shop", principalArn: principal, type: "STANDARD" };
    await account.aws.preview(request(TYPES.entry, "entry", entry));
    await expect(account.aws.preview(request(TYPES.grant, "g", GRANT))).resolves.toBeDefined();
  });

  it("accepts what is not known", async () => {
    const grant = request(TYPES.grant, "grant", { ...GRANT, principalArn: UNKNOWN });
    await expect((await cluster()).aws.preview(grant)).resolves.toBeDefined();
  });

  it("refuses a policy for nodes", async () => {
    const account = await cluster();
    await account.make("entry", "entry", { clusterName: "shop", principalArn, type: "EC2_LINUX" });
    await expect(account.make("grant", "grant", GRANT)).rejects.toThrow(
      "simulated aws: InvalidRequestException: Access policies cannot be associated with an access entry of type EC2_LINUX",
    );
  });
});

describe("refusePublicFargate", () => {
  it("refuses a subnet with a route to the internet, and accepts another", async () => {
    const account = await cluster();
    const inputs = (name: string) => ({
      clusterName: "shop",
      fargateProfileName: name,
      podExecutionRoleArn: account.arn("role"),
      subnetIds: [account.id(name)],
      selectors: [{ namespace: "jobs" }],
    });
    await expect(account.make("fargate", "a", inputs("a"))).rejects.toThrow(
      `simulated aws: InvalidParameterException: Subnet ${account.id("a")} provided in Fargate Profile is not a private subnet`,
    );
    await expect(account.make("fargate", "b", inputs("b"))).resolves.toBeDefined();
  });
});
