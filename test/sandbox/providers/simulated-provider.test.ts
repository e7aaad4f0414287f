import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Account } from "../../../sandbox/providers/account";
import { AWS_MODEL } from "../../../sandbox/providers/aws/aws-model";
import { KUBERNETES_MODEL } from "../../../sandbox/providers/kubernetes/kubernetes-model";
import { UNKNOWN, secret } from "../../../sandbox/providers/properties";
import { SimulatedProvider } from "../../../sandbox/providers/simulated-provider";
import { scratchFolders } from "../toolchain/scratch-folder";
import { LOCATION, request } from "./resource-requests";

const scratch = scratchFolders();
const vpc = request("aws:ec2/vpc:Vpc", "network", { cidrBlock: "10.0.0.0/16" });
const role = request("aws:iam/role:Role", "node", { name: "node" });

function aws(file = path.join(scratch(), "aws.jsonl")): SimulatedProvider {
  return new SimulatedProvider(AWS_MODEL, new Account(file));
}

describe("SimulatedProvider", () => {
  it("previews inputs as known and computed outputs as unknown", () => {
    const outputs = aws().preview(vpc, LOCATION);
    expect([outputs.cidrBlock, outputs.arn]).toEqual(["10.0.0.0/16", UNKNOWN]);
  });

  it("previews without creating anything", () => {
    const provider = aws();
    provider.preview(role, LOCATION);
    expect(() => provider.create(role, LOCATION)).not.toThrow();
  });

  it("creates with an id and an ARN of AWS's shape", () => {
    const { id, outputs } = aws().create(vpc, LOCATION);
    expect(id).toMatch(/^vpc-[0-9a-f]{17}$/);
    expect(outputs.arn).toBe(`arn:aws:ec2:eu-west-1:111122223333:vpc/${id}`);
  });

  it("gives the same ids in every run, and another to a second resource of one URN", () => {
    const provider = aws();
    const first = provider.create(vpc, LOCATION).id;
    expect(first).toBe(aws().create(vpc, LOCATION).id);
    expect(provider.create(vpc, LOCATION).id).not.toBe(first);
  });

  it("refuses a second resource of a name that must be unique", () => {
    const provider = aws();
    provider.create(role, LOCATION);
    expect(() => provider.create(role, LOCATION)).toThrow(
      "simulated aws: aws:iam/role:Role node exists already",
    );
  });

  it("reads back what it created, secrets included, from a file without plaintext", () => {
    const file = path.join(scratch(), "aws.jsonl");
    const inputs = { name: "/db", type: "SecureString", value: secret("hunter2") };
    const parameter = request("aws:ssm/parameter:Parameter", "db", inputs);
    const created = aws(file).create(parameter, LOCATION);
    const read = aws(file).read({ ...parameter, ...created });
    expect(read).toEqual({ ...created, inputs });
    expect(readFileSync(file, "utf8")).not.toContain("hunter2");
  });

  it("reads nothing of a resource that is gone", () => {
    const provider = aws();
    const created = provider.create(vpc, LOCATION);
    provider.delete({ ...vpc, ...created });
    expect(provider.read({ ...vpc, ...created })).toBeUndefined();
  });

  it("keeps computed outputs through an update", () => {
    const provider = aws();
    const created = provider.create(vpc, LOCATION);
    const changed = { ...vpc, inputs: { ...vpc.inputs, enableDnsSupport: true } };
    const outputs = provider.update({ ...changed, ...created }, false, LOCATION);
    expect(outputs).toEqual({ ...created.outputs, enableDnsSupport: true });
  });

  it("stores nothing for an update in a preview", () => {
    const provider = aws();
    const created = provider.create(vpc, LOCATION);
    const changed = { ...vpc, inputs: { ...vpc.inputs, enableDnsSupport: true } };
    provider.update({ ...changed, ...created }, true, LOCATION);
    expect(provider.read({ ...vpc, ...created })?.outputs).toEqual(created.outputs);
  });

  it("refuses a function that it does not simulate", () => {
    expect(() => aws().invoke("aws:ec2/getAmi:getAmi", {}, LOCATION)).toThrow(
      "simulated aws: cannot answer aws:ec2/getAmi:getAmi",
    );
  });
});

describe("SimulatedProvider.diff", () => {
  const known = (inputs: object) => ({ ...vpc, inputs: { ...inputs }, id: "vpc-1", outputs: {} });

  it("changes in place what AWS changes in place", () => {
    const diff = aws().diff(known({ enableDnsSupport: true }), {}, LOCATION);
    expect([diff.changes.map(({ path: at }) => at), diff.replaces]).toEqual([
      ["enableDnsSupport"],
      [],
    ]);
  });

  it("replaces for an input that cannot change", () => {
    const diff = aws().diff(known({ cidrBlock: "10.1.0.0/16" }), vpc.inputs, LOCATION);
    expect(diff.replaces).toEqual(["cidrBlock"]);
  });

  it("creates first where the new id differs", () => {
    const diff = aws().diff(known({ cidrBlock: "10.1.0.0/16" }), vpc.inputs, LOCATION);
    expect(diff.deleteBeforeReplace).toBe(false);
  });

  it("deletes first where the new object would have the same name", () => {
    const provider = new SimulatedProvider(
      KUBERNETES_MODEL,
      new Account(path.join(scratch(), "k.jsonl")),
    );
    const metadata = { name: "api", namespace: "shop" };
    const deployment = request("kubernetes:apps/v1:Deployment", "api", {
      metadata,
      spec: { selector: { matchLabels: { app: "new" } } },
    });
    const olds = { metadata, spec: { selector: { matchLabels: { app: "old" } } } };
    const diff = provider.diff({ ...deployment, id: "shop/api", outputs: {} }, olds, LOCATION);
    expect([diff.replaces, diff.deleteBeforeReplace]).toEqual([["spec"], true]);
  });
});
