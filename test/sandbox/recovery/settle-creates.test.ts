import { describe, expect, it } from "vitest";
import { pendingOperationsOf, resourcesOf } from "../../../sandbox/recovery/deployment";
import { settleCreates } from "../../../sandbox/recovery/settle-creates";

const URN = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";
const OLD = { urn: URN, type: "aws:ec2/vpc:Vpc", id: "vpc-1" };
const NEW = { urn: URN, type: "aws:ec2/vpc:Vpc", inputs: { cidrBlock: "10.0.0.0/16" } };

function interrupted(resources: readonly object[], operation = "creating") {
  const pending_operations = [{ type: operation, resource: NEW }];
  return { version: 3, deployment: { resources, pending_operations } };
}

describe("settleCreates", () => {
  it("takes over what exists, with its inputs until the refresh has read it", async () => {
    const { state, settlements } = await settleCreates(interrupted([]), async () => "vpc-2");
    expect(resourcesOf(state)).toEqual([{ ...NEW, id: "vpc-2", outputs: NEW.inputs }]);
    expect(pendingOperationsOf(state)).toEqual([]);
    expect(settlements).toEqual([{ urn: URN, id: "vpc-2" }]);
  });

  it("forgets what left nothing behind", async () => {
    const { state, settlements } = await settleCreates(interrupted([]), async () => undefined);
    expect([resourcesOf(state), pendingOperationsOf(state)]).toEqual([[], []]);
    expect(settlements).toEqual([{ urn: URN, id: undefined }]);
  });

  it("marks what was being replaced as still to be deleted", async () => {
    const { state } = await settleCreates(interrupted([OLD]), async () => "vpc-2");
    expect(resourcesOf(state)).toMatchObject([
      { id: "vpc-1", delete: true },
      { id: "vpc-2", urn: URN },
    ]);
  });

  it("drops what had been deleted before its replacement", async () => {
    const old = { ...OLD, pendingReplacement: true };
    const { state } = await settleCreates(interrupted([old]), async () => "vpc-1");
    expect(resourcesOf(state).map(({ pendingReplacement }) => pendingReplacement)).toEqual([
      undefined,
    ]);
  });

  it.each(["updating", "deleting", "reading"])("leaves %s to the refresh", async (operation) => {
    const state = interrupted([OLD], operation);
    const settled = await settleCreates(state, async () => "vpc-2");
    expect(settled).toEqual({ state, settlements: [] });
  });
});
