import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../engine/exit-codes";
import { runRecorded } from "../cli/recorded-context";
import { temporaryFolder } from "../cli/temporary-folder";

const folder = temporaryFolder();
const projectRoot = path.join(__dirname, "fixtures", "shop");
const run = (...args: readonly string[]) => runRecorded(args, { cwd: folder, projectRoot });

describe("orchestrate plan", () => {
  it("writes JSON to stdout, what the program prints to stderr", async () => {
    const { code, stdout, stderr } = await run("plan", "--stack", "prod");
    const plan = JSON.parse(stdout);
    expect([code, stderr]).toEqual([EXIT.ok, "printed by the program\n"]);
    expect(plan.resources.map(({ name }: { name: string }) => name)).toEqual([
      "shop-prod",
      "prod-settings-0",
      "prod-settings-1",
    ]);
  });

  it("writes the same bytes to a file, each time", async () => {
    const { stdout } = await run("plan");
    const { stderr } = await run("plan", "--out", "a.json");
    await run("plan", "--out", "b.json");
    expect(stderr).toBe("printed by the program\nwrote a.json: 2 resources\n");
    expect(readFileSync(path.join(folder, "a.json"), "utf8")).toBe(stdout);
    expect(readFileSync(path.join(folder, "b.json"), "utf8")).toBe(stdout);
  });

  it("shows a mistake that the program finds without a stack, and writes nothing", async () => {
    expect(await run("plan", "--stack", "broken", "--out", "c.json")).toEqual({
      code: EXIT.usage,
      stdout: "",
      stderr: "error: size: must be positive, got -1; raise it\n",
    });
    expect(existsSync(path.join(folder, "c.json"))).toBe(false);
  });

  it("writes nothing after Ctrl-C", async () => {
    const interrupted = { cwd: folder, projectRoot, signal: AbortSignal.abort() };
    const { code } = await runRecorded(["plan", "--out", "d.json"], interrupted);
    expect(code).toBe(EXIT.interrupted);
    expect(existsSync(path.join(folder, "d.json"))).toBe(false);
  });
});

describe("orchestrate render", () => {
  it("writes a folder", async () => {
    const { code, stderr } = await run("render", "--out", "rendered");
    expect(code).toBe(EXIT.ok);
    expect(stderr).toContain("wrote rendered: 2 files\n");
    const files = readdirSync(path.join(folder, "rendered"), { recursive: true })
      .map(String)
      .sort();
    expect(files).toEqual([
      "aws.json",
      "kubernetes",
      "kubernetes/shop",
      "kubernetes/shop/configmap-settings-0.yaml",
    ]);
  });

  it("refuses an existing folder without --force and replaces it with it", async () => {
    mkdirSync(path.join(folder, "existing"));
    writeFileSync(path.join(folder, "existing", "stale.yaml"), "");
    const refused = await run("render", "--out", "existing");
    expect(refused.code).toBe(EXIT.usage);
    expect(refused.stderr).toBe(
      "error: --out existing: exists; name a new folder, or replace this one with --force\n",
    );
    expect((await run("render", "--out", "existing", "--force")).code).toBe(EXIT.ok);
    expect(readdirSync(path.join(folder, "existing")).sort()).toEqual(["aws.json", "kubernetes"]);
  });

  it("never replaces a file", async () => {
    writeFileSync(path.join(folder, "values.yaml"), "");
    const { code, stderr } = await run("render", "--out", "values.yaml", "--force");
    expect(code).toBe(EXIT.usage);
    expect(stderr).toBe(
      "error: --out values.yaml: is a file, which --force does not replace; name a folder\n",
    );
  });

  it.each([".", ".."])("never replaces the folder that it is run in (%s)", async (out) => {
    const { code, stderr } = await run("render", "--out", out, "--force");
    expect(code).toBe(EXIT.usage);
    expect(stderr).toBe(
      `error: --out ${out}: is the project or contains it; name a separate folder\n`,
    );
  });
});

describe("orchestrate diff", () => {
  it("compares two stacks that it plans one after the other", async () => {
    const { stdout } = await run("diff", "dev", "prod");
    expect(stdout).toBe(
      [
        " +  kubernetes:core/v1:ConfigMap  prod-settings-1",
        " ~  kubernetes:core/v1:ConfigMap  prod-settings-0",
        '        ~ data.size: "1" => "2"',
        "",
        "1 added, 0 removed, 1 changed, 0 moved, 0 replaced",
        "",
      ].join("\n"),
    );
  });
});

describe("orchestrate preview --embedded", () => {
  it("says which engine it is, then shows tree, policies and summary", async () => {
    const { stdout, stderr } = await run("preview", "--embedded");
    const lines = stdout.split("\n");
    expect(stderr).toBe("printed by the program\n");
    expect(lines[0]).toBe(
      "Preview of dev with the embedded plan engine; for the Pulumi engine's: without --embedded",
    );
    expect(lines).toContain(" +   └─ kubernetes:core/v1:ConfigMap  dev-settings-0  create");
    expect(lines).toContain("Policies:");
    expect(lines).toContain("    + 2 to create");
  });

  it("exits with 2 on a stack that is not there", async () => {
    const { code, stdout } = await run("preview", "--stack", "test");
    expect([code, stdout]).toEqual([EXIT.usage, ""]);
  });
});
