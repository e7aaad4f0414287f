import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AccountRecord } from "../../../sandbox/providers/account";
import { ROOT } from "../../support/repository";
import { Scenario } from "../../support/scenario";
import { NO_CHANGES } from "../../support/scenario-changes";

/** A network that another team's stack made, and two ways to live with it. */
describe("a network that exists", () => {
  const owner = new Scenario({
    stack: "trial",
    program: { project: "owner", entry: path.join(ROOT, "examples/minimal-network/index.ts") },
  });
  const tenant = new Scenario({ stack: "dev", kubernetes: "recorded" });
  const adopter = new Scenario({
    stack: "trial",
    program: {
      project: "adopter",
      entry: path.join(ROOT, "test/e2e/programs/adopted-network/index.ts"),
    },
    stateDir: owner.folders.root,
  });

  afterAll(() => {
    for (const scenario of [owner, tenant, adopter]) scenario.end();
  });

  it("1. is made by its owner", async () => {
    const run = await owner.up();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. is used by another stack, which creates none of it", async () => {
    tenant.copyAccounts(owner);
    tenant.set("network", {
      source: "import",
      account: "111122223333",
      region: "eu-central-1",
      vpcId: recordOf("trial-network-vpc").id,
      cidr: "10.64.0.0/18",
      privateSubnetIds: subnetIds("private"),
      publicSubnetIds: subnetIds("public"),
      controlPlaneSubnetIds: subnetIds("control-plane"),
    });
    const { changes, code, errors } = await tenant.up();
    expect([code, errors]).toEqual([0, []]);
    expect(changes.created.filter((label) => /^(Vpc|Subnet|Route|NatGateway)/.test(label))).toEqual(
      [],
    );
    expect(changes.created).toContain("Cluster dev-cluster-control-plane");
  });

  it("3. outlives that stack", async () => {
    const before = owner.account("aws").list().length;
    const run = await tenant.destroy();
    expect([run.code, run.errors]).toEqual([0, []]);
    expect(tenant.account("aws").list()).toHaveLength(before);
  });

  it("4. is adopted by its ids without a change", async () => {
    // An id says nothing of a region: whoever imports works in the thing's own.
    adopter.set("aws:region", "eu-central-1");
    adopter.set("vpc", existing(recordOf("trial-network-vpc")));
    adopter.set("subnet", existing(recordOf("trial-network-private-a")));
    const adopted = await adopter.up();
    expect([adopted.code, adopted.errors]).toEqual([0, []]);
    expect(adopted.changes).toEqual({ ...NO_CHANGES, created: ["Subnet adopted", "Vpc adopted"] });
    expect((await adopter.up()).changes).toEqual(NO_CHANGES);
  });

  it("5. is changed by its new owner like anything else", async () => {
    adopter.set("vpc.inputs.enableDnsHostnames", false);
    const run = await adopter.preview();
    expect(run.changes).toEqual({ ...NO_CHANGES, updated: ["Vpc adopted"] });
  });

  function recordOf(name: string): AccountRecord {
    const record = owner
      .account("aws")
      .list()
      .find(({ urn }) => urn.endsWith(`::${name}`));
    if (record === undefined) throw new Error(`the account holds no ${name}`);
    return record;
  }

  function subnetIds(role: string): readonly string[] {
    return ["a", "b"].map((zone) => recordOf(`trial-network-${role}-${zone}`).id);
  }
});

/** What a program says that adopts the resource. */
function existing({ id, inputs }: AccountRecord): object {
  return { id, inputs };
}
