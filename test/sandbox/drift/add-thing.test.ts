import { describe, expect, it } from "vitest";
import { addThing } from "../../../sandbox/drift/add-thing";
import { findThing } from "../../../sandbox/drift/stack-accounts";
import { LOCATION } from "../providers/resource-requests";
import { scratchFolders } from "../../support/scratch-folder";
import { driftingAccount } from "./drifting-account";

const scratch = scratchFolders();
const VPC = { stack: "dev", type: "aws:ec2/vpc:Vpc", name: "legacy" };

describe("addThing", () => {
  it("makes a thing beside the others, of which an import gets complete inputs", async () => {
    const folder = scratch();
    const account = await driftingAccount(folder);
    const id = await addThing(folder, { ...VPC, inputs: '{"cidrBlock":"10.9.0.0/16"}' });
    expect(findThing(folder, id).record.place).toEqual(LOCATION);
    const urn = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::imported";
    const read = await account.aws.read({ ...VPC, urn, id, inputs: {}, outputs: {} });
    expect(read?.inputs).toEqual({ cidrBlock: "10.9.0.0/16" });
  });

  it.each([
    [{ ...VPC, inputs: "[]" }, "--inputs: is not a JSON object, got []; write for example"],
    [
      { ...VPC, type: "aws:ec2/vcp:Vcp", inputs: "{}" },
      "<type>: is not simulated, got aws:ec2/vcp",
    ],
    [
      {
        ...VPC,
        type: "aws:ec2/subnet:Subnet",
        inputs: '{"vpcId":"vpc-0","cidrBlock":"10.0.0.0/24"}',
      },
      "simulated aws: InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist",
    ],
  ])("refuses %j", async (addition, message) => {
    await expect(addThing(scratch(), addition)).rejects.toThrow(message);
  });
});
