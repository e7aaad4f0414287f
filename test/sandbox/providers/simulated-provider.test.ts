import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Account } from "../../../sandbox/providers/account";
import { AWS_MODEL } from "../../../sandbox/providers/aws/aws-model";
import { KUBERNETES_MODEL } from "../../../sandbox/providers/kubernetes/kubernetes-model";
import { UNKNOWN, secret } from "../../../sandbox/providers/properties";
import type { ConfiguredProvider } from "../../../sandbox/providers/provider";
import { SimulatedProvider } from "../../../sandbox/providers/simulated-provider";
import { scratchFolders } from "../../support/scratch-folder";
import { CONFIGURATION, request } from "./resource-requests";

const scratch = scratchFolders();
const vpc = request("aws:ec2/vpc:Vpc", "network", { cidrBlock: "10.0.0.0/16" });
const role = request("aws:iam/role:Role", "node", { name: "node" });

function aws(file = path.join(scratch(), "aws.jsonl")): ConfiguredProvider {
  return new SimulatedProvider(AWS_MODEL, new Account(file)).configure(CONFIGURATION);
}

describe("SimulatedProvider", () => {
  it("previews inputs as known and computed outputs as unknown", async () => {
    const outputs = await aws().preview(vpc);
    expect([outputs.cidrBlock, outputs.arn]).toEqual(["10.0.0.0/16", UNKNOWN]);
  });

  it("previews without creating anything", async () => {
    const provider = aws();
    await provider.preview(role);
    await expect(provider.create(role)).resolves.toBeDefined();
  });

  it("creates with an id and an ARN of AWS's shape", async () => {
    const { id, outputs } = await aws().create(vpc);
    expect(id).toMatch(/^vpc-[0-9a-f]{17}$/);
    expect(outputs.arn).toBe(`arn:aws:ec2:eu-west-1:111122223333:vpc/${id}`);
  });

  it("gives the same ids in every run, and another to a second resource of one URN", async () => {
    const provider = aws();
    const first = (await provider.create(vpc)).id;
    expect(first).toBe((await aws().create(vpc)).id);
    expect((await provider.create(vpc)).id).not.toBe(first);
  });

  it("keeps what it made up when a thing is renamed or imported, and updated", async () => {
    const file = path.join(scratch(), "aws.jsonl");
    const cluster = request("aws:eks/cluster:Cluster", "shop", { name: "shop" });
    const { id, outputs } = await aws(file).create(cluster);
    for (const name of ["renamed", "again"]) {
      const inputs = { name: "shop", tags: { name } };
      const moved = { ...request(cluster.type, name, inputs), id, outputs: {} };
      const updated = await aws(file).update(moved, cluster.inputs, false);
      expect([updated.endpoint, updated.arn]).toEqual([outputs.endpoint, outputs.arn]);
    }
  });

  it("does not take another region's thing for one that is gone", async () => {
    const provider = new SimulatedProvider(
      AWS_MODEL,
      new Account(path.join(scratch(), "aws.jsonl")),
    );
    const group = request("aws:cloudwatch/logGroup:LogGroup", "here", { name: "/x" });
    const there = { ...group, urn: `${group.urn}-there` };
    const elsewhere = provider.configure({ ...CONFIGURATION, region: "us-east-1" });
    const created = await elsewhere.create(there);
    const here = provider.configure(CONFIGURATION);
    expect(await here.read({ ...group, ...created })).toBeUndefined();
    await here.delete({ ...group, ...created });
    expect(await elsewhere.read({ ...there, ...created })).toBeDefined();
  });

  it("finds a renamed thing in the region that the resource itself names", async () => {
    const group = { name: "/x", region: "us-east-1" };
    const provider = aws();
    const made = request("aws:cloudwatch/logGroup:LogGroup", "old", group);
    const created = await provider.create(made);
    const renamed = { ...made, urn: `${made.urn}-renamed`, ...created };
    expect((await provider.read(renamed))?.inputs).toEqual(group);
  });

  it.each([
    ["names no account", { region: CONFIGURATION.region }, true],
    ["names another", { ...CONFIGURATION, allowedAccountIds: '["444455556666"]' }, false],
  ])("reads what another URN has made where its provider %s", async (_, other, isFound) => {
    const account = new Account(path.join(scratch(), "aws.jsonl"));
    const provider = new SimulatedProvider(AWS_MODEL, account);
    const created = await provider.configure(CONFIGURATION).create(vpc);
    const imported = { ...vpc, urn: `${vpc.urn}-import`, ...created };
    const found = await provider.configure(other).read(imported);
    expect(found !== undefined).toBe(isFound);
  });

  it("refuses a second resource of a name that must be unique", async () => {
    const provider = aws();
    await provider.create(role);
    await expect(provider.create(role)).rejects.toThrow(
      "simulated aws: EntityAlreadyExists: Role with name node already exists.",
    );
  });

  it("reads back what it created, secrets included, from a file without plaintext", async () => {
    const file = path.join(scratch(), "aws.jsonl");
    const inputs = { name: "/db", type: "SecureString", value: secret("hunter2") };
    const parameter = request("aws:ssm/parameter:Parameter", "db", inputs);
    const created = await aws(file).create(parameter);
    const read = await aws(file).read({ ...parameter, ...created });
    expect(read).toEqual({ ...created, inputs });
    expect(readFileSync(file, "utf8")).not.toContain("hunter2");
  });

  it("reads nothing of a resource that is gone", async () => {
    const provider = aws();
    const created = await provider.create(vpc);
    await provider.delete({ ...vpc, ...created });
    expect(await provider.read({ ...vpc, ...created })).toBeUndefined();
  });

  it("keeps computed outputs through an update", async () => {
    const provider = aws();
    const created = await provider.create(vpc);
    const changed = { ...vpc, inputs: { ...vpc.inputs, enableDnsSupport: true } };
    const outputs = await provider.update({ ...changed, ...created }, vpc.inputs, false);
    expect(outputs).toEqual({ ...created.outputs, enableDnsSupport: true });
  });

  it.each([
    ["aws:ec2/route:Route", "rtb-1_10.0.0.0/8", { destinationCidrBlock: "10.0.0.0/8" }],
    [
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      "subnet-1/rtb-1",
      { subnetId: "subnet-1" },
    ],
  ])("imports %s by the id that AWS's documentation names", async (type, id, more) => {
    const file = path.join(scratch(), "aws.jsonl");
    const resource = request(type, "thing", { routeTableId: "rtb-1", ...more });
    new Account(file).put({ ...resource, id: "made-up", outputs: resource.inputs });
    const read = await aws(file).read({ ...resource, id, inputs: {}, outputs: {} });
    expect([read?.id, read?.inputs]).toEqual(["made-up", resource.inputs]);
  });

  it("keeps one record of a thing that is known by another URN after an import", async () => {
    const account = new Account(path.join(scratch(), "aws.jsonl"));
    const provider = new SimulatedProvider(AWS_MODEL, account).configure(CONFIGURATION);
    const created = await provider.create(vpc);
    const imported = { ...vpc, ...created, urn: `${vpc.urn}-imported` };
    await provider.update(imported, vpc.inputs, false);
    expect(account.list().map(({ urn }) => urn)).toEqual([imported.urn]);
  });

  it("stores nothing for an update in a preview", async () => {
    const provider = aws();
    const created = await provider.create(vpc);
    const changed = { ...vpc, inputs: { ...vpc.inputs, enableDnsSupport: true } };
    await provider.update({ ...changed, ...created }, vpc.inputs, true);
    expect((await provider.read({ ...vpc, ...created }))?.outputs).toEqual(created.outputs);
  });

  it("refuses a function that it does not simulate", async () => {
    await expect(aws().invoke("aws:quantum/getTeapot:getTeapot", {})).rejects.toThrow(
      "simulated aws: cannot answer aws:quantum/getTeapot:getTeapot",
    );
  });
});

describe("SimulatedProvider.diff", () => {
  const known = (inputs: object) => ({ ...vpc, inputs: { ...inputs }, id: "vpc-1", outputs: {} });

  it("changes in place what AWS changes in place", async () => {
    const diff = await aws().diff(known({ enableDnsSupport: true }), {});
    expect([diff.changes.map(({ path: at }) => at), diff.replaces]).toEqual([
      ["enableDnsSupport"],
      [],
    ]);
  });

  it("replaces for an input that cannot change", async () => {
    const diff = await aws().diff(known({ cidrBlock: "10.1.0.0/16" }), vpc.inputs);
    expect(diff.replaces).toEqual(["cidrBlock"]);
  });

  it("creates first where the new id differs", async () => {
    const diff = await aws().diff(known({ cidrBlock: "10.1.0.0/16" }), vpc.inputs);
    expect(diff.deleteBeforeReplace).toBe(false);
  });

  it.each([
    ["comes", {}, { launchTemplate: { id: "lt-1" } }, ["launchTemplate"]],
    ["goes", { launchTemplate: { id: "lt-1" } }, {}, ["launchTemplate"]],
    ["comes without what is fixed", {}, { launchTemplate: { version: "1" } }, []],
  ])("replaces where an object that holds what is fixed %s", async (_, olds, news, replaces) => {
    const group = request("aws:eks/nodeGroup:NodeGroup", "nodes", news);
    const diff = await aws().diff({ ...group, id: "c:nodes", outputs: {} }, olds);
    expect(diff.replaces).toEqual(replaces);
  });

  it("turns a cluster's encryption on in place", async () => {
    const encryptionConfig = { provider: { keyArn: "arn" }, resources: ["secrets"] };
    const cluster = request("aws:eks/cluster:Cluster", "c", { encryptionConfig });
    const diff = await aws().diff({ ...cluster, id: "c", outputs: {} }, {});
    expect(diff.replaces).toEqual([]);
  });

  it("deletes first where the replacement claims the same unique name", async () => {
    const group = request("aws:ec2/securityGroup:SecurityGroup", "web", {
      name: "web",
      description: "new",
    });
    const diff = await aws().diff(
      { ...group, id: "sg-1", outputs: {} },
      { name: "web", description: "old" },
    );
    expect([diff.replaces, diff.deleteBeforeReplace]).toEqual([["description"], true]);
  });

  it("deletes first where the new object would have the same name", async () => {
    const provider = new SimulatedProvider(
      KUBERNETES_MODEL,
      new Account(path.join(scratch(), "k.jsonl")),
    ).configure({});
    const metadata = { name: "api", namespace: "shop" };
    const deployment = request("kubernetes:apps/v1:Deployment", "api", {
      metadata,
      spec: { selector: { matchLabels: { app: "new" } } },
    });
    const olds = { metadata, spec: { selector: { matchLabels: { app: "old" } } } };
    const diff = await provider.diff({ ...deployment, id: "shop/api", outputs: {} }, olds);
    expect([diff.replaces, diff.deleteBeforeReplace]).toEqual([["spec"], true]);
  });
});
