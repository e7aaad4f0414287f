import path from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolders } from "../../../../support/scratch-folder";
import { SmallAccount } from "./small-account";

const scratch = scratchFolders();

const cluster = () => new SmallAccount(path.join(scratch(), "aws.jsonl")).makeCluster();

const USED: readonly (readonly [name: string, words: string])[] = [
  ["vpc", "DependencyViolation: The vpc '<vpc>' has dependencies and cannot be deleted."],
  ["a", "DependencyViolation: The subnet '<a>' has dependencies and cannot be deleted."],
  [
    "table",
    "DependencyViolation: The routeTable '<table>' has dependencies and cannot be deleted.",
  ],
  [
    "gateway",
    "DependencyViolation: Network <vpc> has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.",
  ],
  ["address", "AuthFailure: You do not have permission to access the specified resource."],
  ["role", "DeleteConflict: Cannot delete entity, must detach all policies first."],
  ["cluster", "ResourceInUseException: Cluster has nodegroups attached"],
];

describe("AWS_MODEL.refuse: deletions", () => {
  it.each(USED)("keeps %s while something uses it", async (name, words) => {
    const account = await cluster();
    const said = words.replaceAll(/<(\w+)>/g, (_, thing: string) => account.id(thing));
    await expect(account.aws.delete(account.the(name))).rejects.toThrow(
      new Error(`simulated aws: ${said}`),
    );
  });

  it("keeps a security group that an endpoint or another group's rule uses", async () => {
    const account = await cluster();
    const said = `simulated aws: DependencyViolation: resource ${account.id("group")} has a dependent object`;
    await account.make("endpoint", "endpoint", {
      vpcId: account.id("vpc"),
      serviceName: "com.amazonaws.eu-west-1.kms",
      vpcEndpointType: "Interface",
      securityGroupIds: [account.id("group")],
    });
    await expect(account.aws.delete(account.the("group"))).rejects.toThrow(said);
    await account.aws.delete(account.the("endpoint"));
    await account.make("group", "peer", { vpcId: account.id("vpc"), name: "peer" });
    await account.make("ingress", "rule", {
      securityGroupId: account.id("peer"),
      referencedSecurityGroupId: account.id("group"),
      ipProtocol: "-1",
    });
    await expect(account.aws.delete(account.the("group"))).rejects.toThrow(said);
  });

  it.each([
    ["inline", { role: "solo", name: "p", policy: "{}" }, "must delete policies first."],
    ["profile", { role: "solo", name: "p" }, "must remove roles from instance profile first."],
  ] as const)("keeps a role with an %s", async (type, inputs, words) => {
    const account = new SmallAccount(path.join(scratch(), "aws.jsonl"));
    const role = await account.make("role", "solo", { name: "solo" });
    await account.make(type, "user", inputs);
    await expect(account.aws.delete(role)).rejects.toThrow(
      `simulated aws: DeleteConflict: Cannot delete entity, ${words}`,
    );
  });

  it("lets a role go whose policies the provider detaches itself", async () => {
    const account = new SmallAccount(path.join(scratch(), "aws.jsonl"));
    const role = await account.make("role", "solo", { name: "solo", forceDetachPolicies: true });
    await account.make("inline", "user", { role: "solo", name: "p", policy: "{}" });
    await expect(account.aws.delete(role)).resolves.toBeUndefined();
  });

  it("keeps a cluster that is protected from deletion", async () => {
    const account = await cluster();
    await account.aws.delete(account.the("nodes"));
    const known = account.the("cluster");
    const inputs = { ...known.inputs, deletionProtection: true };
    await account.aws.update({ ...known, inputs }, known.inputs, false);
    await expect(account.aws.delete(known)).rejects.toThrow(
      "simulated aws: InvalidRequestException: Cluster shop has deletion protection enabled.",
    );
  });

  it("keeps a secondary block that has a subnet", async () => {
    const account = await cluster();
    const vpcId = account.id("vpc");
    await account.make("block", "block", { vpcId, cidrBlock: "100.64.0.0/16" });
    await account.make("subnet", "pods", { vpcId, cidrBlock: "100.64.0.0/20" });
    await expect(account.aws.delete(account.the("block"))).rejects.toThrow(
      `simulated aws: InvalidCidrBlock.InUse: The vpc ${vpcId} currently has a subnet within CIDR block 100.64.0.0/16`,
    );
  });
});

describe("AWS_MODEL.refuse: updates", () => {
  it.each([
    ["1.37", "Unsupported Kubernetes minor version update from 1.35 to 1.37"],
    ["1.34", "Unsupported Kubernetes minor version update from 1.35 to 1.34"],
  ])("refuses to take a cluster from 1.35 to %s, in a preview, too", async (version, words) => {
    const account = await cluster();
    const known = account.the("cluster");
    const next = { ...known, inputs: { ...known.inputs, version } };
    const said = `simulated aws: InvalidParameterException: ${words}`;
    for (const isPreview of [true, false]) {
      await expect(account.aws.update(next, known.inputs, isPreview)).rejects.toThrow(said);
    }
  });

  // EKS user guide, "Subnet requirements and considerations": later subnets stay within the zones of
  // the cluster's creation.
  it("keeps a cluster in the zones that it was made in", async () => {
    const account = await cluster();
    const vpcId = account.id("vpc");
    for (const [name, zone, block] of [
      ["more-a", "eu-west-1a", "10.0.10.0/24"],
      ["c", "eu-west-1c", "10.0.11.0/24"],
    ] as const) {
      await account.make("subnet", name, { vpcId, cidrBlock: block, availabilityZone: zone });
    }
    const known = account.the("cluster");
    const into = (...names: readonly string[]) => {
      const subnetIds = names.map((name) => account.id(name));
      return { ...known, inputs: { ...known.inputs, vpcConfig: { subnetIds } } };
    };
    await expect(
      account.aws.update(into("more-a", "b"), known.inputs, false),
    ).resolves.toBeDefined();
    await expect(account.aws.update(into("a", "b", "c"), known.inputs, false)).rejects.toThrow(
      "simulated aws: InvalidParameterException: Provided subnets belong to the AZs 'eu-west-1a,eu-west-1b,eu-west-1c'. But they should belong to the exact set of AZs 'eu-west-1a,eu-west-1b' in which subnets were provided during cluster creation.",
    );
  });

  it("takes a cluster one minor release on", async () => {
    const account = await cluster();
    const known = account.the("cluster");
    const next = { ...known, inputs: { ...known.inputs, version: "1.36" } };
    await expect(account.aws.update(next, known.inputs, false)).resolves.toMatchObject({
      version: "1.36",
    });
  });
});
