import path from "node:path";
import { describe, expect, it } from "vitest";
import { Account } from "../../../sandbox/providers/account";
import { AWS_MODEL } from "../../../sandbox/providers/aws/aws-model";
import { UNKNOWN } from "../../../sandbox/providers/properties";
import type { ConfiguredProvider } from "../../../sandbox/providers/provider";
import { SimulatedProvider } from "../../../sandbox/providers/simulated-provider";
import { scratchFolders } from "../../support/scratch-folder";
import { CONFIGURATION, request } from "./resource-requests";

const scratch = scratchFolders();
const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const ROLE = "aws:iam/role:Role";

function aws(): ConfiguredProvider {
  const account = new Account(path.join(scratch(), "aws.jsonl"));
  return new SimulatedProvider(AWS_MODEL, account).configure(CONFIGURATION);
}

const vpc = (name: string) => request(VPC, name, { cidrBlock: "10.0.0.0/16" });
const subnet = (name: string, cidrBlock: string) =>
  request(SUBNET, name, { vpcId: UNKNOWN, cidrBlock });

describe("a preview", () => {
  it("refuses two new things of one name", async () => {
    const provider = aws();
    await provider.preview(request(ROLE, "first", { name: "node" }));
    await expect(provider.preview(request(ROLE, "second", { name: "node" }))).rejects.toThrow(
      "simulated aws: EntityAlreadyExists: Role with name node already exists.",
    );
  });

  it("refuses a name that an update in the same preview takes", async () => {
    const provider = aws();
    const type = "aws:ec2/internetGateway:InternetGateway";
    const network = await provider.create(vpc("network"));
    const gateway = request(type, "gateway");
    const created = await provider.create(gateway);
    const inputs = { vpcId: network.id };
    await provider.update({ ...gateway, ...created, inputs }, {}, true);
    await expect(provider.preview(request(type, "second", inputs))).rejects.toThrow(
      `simulated aws: InvalidParameterValue: Network ${network.id} already has an internet gateway attached`,
    );
  });

  it("refuses overlapping subnets of the one VPC that it would create", async () => {
    const provider = aws();
    await provider.preview(vpc("network"));
    await provider.preview(subnet("a", "10.0.0.0/24"));
    await expect(provider.preview(subnet("b", "10.0.0.0/25"))).rejects.toThrow(
      "simulated aws: InvalidSubnet.Conflict: The CIDR '10.0.0.0/25' conflicts with another subnet",
    );
    await expect(provider.preview(subnet("c", "10.7.0.0/24"))).rejects.toThrow(
      "simulated aws: InvalidSubnet.Range: The CIDR '10.7.0.0/24' is invalid.",
    );
  });

  it("says nothing of subnets whose VPC it cannot tell", async () => {
    const provider = aws();
    await provider.preview(vpc("one"));
    await provider.preview(vpc("two"));
    await provider.preview(subnet("a", "10.0.0.0/24"));
    await expect(provider.preview(subnet("b", "10.0.0.0/24"))).resolves.toBeDefined();
  });

  it("shows what it concluded to nobody", async () => {
    const provider = aws();
    await provider.preview(vpc("network"));
    const outputs = await provider.preview(subnet("a", "10.0.0.0/24"));
    expect(outputs.vpcId).toBe(UNKNOWN);
  });

  it("refuses more than a quota admits, with what exists already", async () => {
    const provider = aws();
    for (const name of ["a", "b"]) await provider.create(vpc(name));
    for (const name of ["c", "d", "e"]) await provider.preview(vpc(name));
    await expect(provider.preview(vpc("f"))).rejects.toThrow(
      "simulated aws: VpcLimitExceeded: The maximum number of VPCs has been reached.",
    );
  });

  it("takes a second look at the same resource for the same resource", async () => {
    const provider = aws();
    const role = request(ROLE, "first", { name: "node" });
    await provider.preview(role);
    await expect(provider.preview(role)).resolves.toBeDefined();
  });

  it("lets a replacement have the name of what it replaces", async () => {
    const provider = aws();
    const role = request(ROLE, "first", { name: "node" });
    await provider.create(role);
    await expect(provider.preview(role)).resolves.toBeDefined();
  });

  it("counts a renamed thing once, in its own eyes and in others'", async () => {
    const provider = aws();
    for (const name of ["a", "b", "c"]) await provider.create(vpc(name));
    const known = { ...vpc("d"), ...(await provider.create(vpc("d"))) };
    const renamed = { ...known, urn: vpc("renamed").urn };
    await provider.update(renamed, known.inputs, true);
    // Four and this one are as many as there may be.
    await expect(provider.preview(vpc("e"))).resolves.toBeDefined();
    await expect(provider.update(renamed, known.inputs, true)).resolves.toBeDefined();
    await expect(provider.preview(vpc("f"))).rejects.toThrow("VpcLimitExceeded");
  });

  it("is forgotten as soon as something really changes", async () => {
    const provider = aws();
    await provider.preview(request(ROLE, "first", { name: "node" }));
    await provider.create(request(ROLE, "other", { name: "other" }));
    await expect(
      provider.preview(request(ROLE, "second", { name: "node" })),
    ).resolves.toBeDefined();
  });
});
