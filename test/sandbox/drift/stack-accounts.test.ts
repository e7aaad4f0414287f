import path from "node:path";
import { describe, expect, it } from "vitest";
import { findThing, listThings } from "../../../sandbox/drift/stack-accounts";
import { Account } from "../../../sandbox/providers/account";
import { scratchFolders } from "../../support/scratch-folder";
import { driftingAccount } from "./drifting-account";

const scratch = scratchFolders();

describe("listThings", () => {
  it("lists everything by type", async () => {
    const folder = scratch();
    await driftingAccount(folder);
    const types = listThings(folder).map(({ record }) => record.type);
    expect(types).toHaveLength(14);
    expect(types).toEqual(types.toSorted());
  });

  it("is empty before a stack's first update", () => {
    expect(listThings(path.join(scratch(), "nowhere"))).toEqual([]);
  });
});

describe("findThing", () => {
  it("finds by URN and by id", async () => {
    const folder = scratch();
    const account = await driftingAccount(folder);
    const { urn, id } = account.the("vpc");
    expect(findThing(folder, urn).record).toEqual(findThing(folder, id).record);
  });

  it("asks which of two is meant", () => {
    const folder = scratch();
    const account = new Account(path.join(folder, "kubernetes.jsonl"));
    for (const urn of ["urn:a", "urn:b"]) {
      account.put({
        urn,
        type: "kubernetes:core/v1:Namespace",
        id: "shop",
        inputs: {},
        outputs: {},
      });
    }
    expect(() => findThing(folder, "shop")).toThrow(
      "<urn-or-id>: matches more than one resource, got shop; give one of urn:a, urn:b",
    );
  });

  it("sends whoever looks for a Kubernetes object to kubectl", () => {
    const urn = "urn:pulumi:dev::shop::kubernetes:core/v1:Namespace::shop";
    expect(() => findThing(scratch(), urn)).toThrow(
      "change it with kubectl and the kubeconfig that `orchestrate sandbox status` names",
    );
  });
});
