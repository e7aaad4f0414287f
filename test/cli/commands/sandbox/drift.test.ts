import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../../support/repository";
import { driftingAccount } from "../../../sandbox/drift/drifting-account";
import { scratchFolders } from "../../../support/scratch-folder";
import { type RecordedRun, runRecorded } from "../../recorded-context";

const scratch = scratchFolders();

function drift(stateDir: string, ...args: readonly string[]): Promise<RecordedRun> {
  const overrides = { projectRoot: ROOT, cwd: ROOT };
  return runRecorded(["sandbox", "drift", ...args, "--state-dir", stateDir], overrides);
}

async function stateDir(): Promise<string> {
  const folder = scratch();
  await driftingAccount(path.join(folder, "accounts", "dev"));
  return folder;
}

describe("orchestrate sandbox drift", () => {
  it("lists, changes, shows and removes", async () => {
    const folder = await stateDir();
    const list = await drift(folder, "list", "--type", "cluster");
    expect(list.stdout).toMatch(
      /^TYPE +ID +REGION +NAME\naws:eks\/cluster:Cluster +shop +eu-west-1/,
    );
    const set = await drift(folder, "set", "shop", "tags.owner=me");
    expect(set.stdout).toBe('simulated: shop: tags.owner: nothing -> "me"\n');
    const show = await drift(folder, "show", "shop");
    expect(JSON.parse(show.stdout)).toMatchObject({ inputs: { tags: { owner: "me" } } });
    const remove = await drift(folder, "remove", "shop:pool");
    expect(remove.stdout).toBe("simulated: removed aws:eks/nodeGroup:NodeGroup shop:pool\n");
  });

  it("lists for programs", async () => {
    const { stdout } = await drift(await stateDir(), "list", "--type", "vpc:", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      format: "orchestration-drift/1",
      things: [{ cloud: "aws", type: "aws:ec2/vpc:Vpc", region: "eu-west-1" }],
    });
  });

  it("adds what no stack knows", async () => {
    const folder = await stateDir();
    const inputs = '{"cidrBlock":"10.9.0.0/16"}';
    const args = ["add", "aws:ec2/vpc:Vpc", "--name", "legacy", "--inputs", inputs];
    expect((await drift(folder, ...args)).stdout).toMatch(/^vpc-[0-9a-f]{17}\n$/);
  });

  it("exits with 2 and the reason on a refusal", async () => {
    const { code, stderr } = await drift(await stateDir(), "remove", "shop");
    expect([code, stderr]).toEqual([
      2,
      "error: simulated aws: ResourceInUseException: Cluster has nodegroups attached\n",
    ]);
  });
});
