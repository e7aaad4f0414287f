import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../../engine/exit-codes";
import { formatPlan } from "../../../plan/canonical-json";
import { objectIn, plannedCluster } from "../../plan/clusters";
import { planOf } from "../../plan/planned";
import { runRecorded } from "../recorded-context";
import { temporaryFolder } from "../temporary-folder";

const folder = temporaryFolder();
const cluster = plannedCluster("shop");
const budget = objectIn(cluster, "policy/v1beta1", "PodDisruptionBudget");
const write = (file: string, ...parameters: Parameters<typeof planOf>) => {
  writeFileSync(path.join(folder, file), formatPlan(planOf(...parameters)));
};
write("free.json", cluster.resources);
write("blocked.json", [...cluster.resources, budget]);
const newer = plannedCluster("green", { version: "1.36" });
write("two.json", [...cluster.resources, ...newer.resources]);
write("none.json", []);

const upgrade = (...args: readonly string[]) =>
  runRecorded(["upgrade", ...args], { cwd: folder, projectRoot: folder });

describe("orchestrate upgrade", () => {
  it("says what must move and exits with 0", async () => {
    const run = await upgrade("--plan", "free.json", "--to", "1.36", "--as-of", "2026-11-24");
    expect([run.code, run.stderr]).toEqual([EXIT.ok, ""]);
    expect(run.stdout).toMatch(/^shop: 1\.35 to 1\.36\nSteps\n {3}1 backup shop/);
  });

  it("exits with 1 where something stands in the way", async () => {
    const run = await upgrade("--plan", "blocked.json", "--to", "1.36", "--as-of", "2026-11-24");
    expect(run.code).toBe(EXIT.found);
    expect(run.stdout).toContain("Blockers\n  object: PodDisruptionBudget is not served");
  });

  it("writes JSON for the day that it is asked for", async () => {
    const flags = ["--to", "1.36", "--as-of", "2027-04-01", "--format", "json"];
    const { stdout } = await upgrade("--plan", "free.json", ...flags);
    expect(JSON.parse(stdout)).toMatchObject({
      format: "orchestration-upgrade/1",
      asOf: "2027-04-01",
      clusters: [
        {
          cluster: "shop",
          warnings: [expect.stringContaining("paid extended support"), expect.anything()],
        },
      ],
    });
  });

  it("looks at one cluster of several, which another must not block", async () => {
    const all = await upgrade("--plan", "two.json", "--to", "1.35");
    expect([all.code, all.stdout]).toEqual([EXIT.found, expect.stringContaining("is older than")]);
    const one = await upgrade("--plan", "two.json", "--to", "1.35", "--cluster", "shop");
    expect([one.code, one.stdout]).toEqual([EXIT.ok, expect.stringMatching(/^shop: /)]);
    expect(one.stdout).not.toContain("green");
  });

  it.each([
    ["two.json", "use one of shop, green"],
    ["none.json", "leave it out"],
  ])("refuses a cluster that %s does not create", async (file, fix) => {
    const { code, stderr } = await upgrade("--plan", file, "--to", "1.36", "--cluster", "blue");
    expect(code).toBe(EXIT.usage);
    expect(stderr).toMatch(/^error: --cluster: is not a cluster that \S+ creates, got "blue"; /);
    expect(stderr).toContain(fix);
  });

  it("names every mistake at once", async () => {
    expect(await upgrade("--plan", "free.json", "--to", "1.40", "--as-of", "2026-02-30")).toEqual({
      code: EXIT.usage,
      stdout: "",
      stderr:
        "error: 2 problems:\n" +
        '  --to: is not a supported minor, got "1.40"; choose from 1.34, 1.35, 1.36\n' +
        '  --as-of: is not a date, got "2026-02-30"; write it as 2026-11-24\n',
    });
  });

  it.each([
    ["no target", ["--plan", "free.json"]],
    ["a plan and a stack", ["--plan", "free.json", "--stack", "dev", "--to", "1.36"]],
  ])("refuses %s", async (_, args) => {
    expect((await upgrade(...args)).code).toBe(EXIT.usage);
  });
});
