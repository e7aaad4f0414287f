import { copyFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { stackPaths } from "../../../cli/commands/stack-options";
import { ROOT } from "../../support/repository";
import { recordedContext, runRecorded } from "../recorded-context";
import { temporaryFolder } from "../temporary-folder";

const projectRoot = temporaryFolder();
copyFileSync(path.join(ROOT, "Pulumi.yaml"), path.join(projectRoot, "Pulumi.yaml"));
writeFileSync(path.join(projectRoot, "next.yaml"), "config: { environment: nowhere }\n");

describe("stackPaths", () => {
  it("resolves paths against the folder that the command was started in", () => {
    const { context } = recordedContext({ cwd: projectRoot });
    expect(stackPaths(context, { configFile: "next.yaml", stateDir: "state" })).toEqual({
      configFile: path.join(projectRoot, "next.yaml"),
      stateDir: path.join(projectRoot, "state"),
    });
  });

  it("leaves what is not given to the project", () => {
    const { context } = recordedContext();
    expect(stackPaths(context, {})).toEqual({ configFile: undefined, stateDir: undefined });
  });
});

describe.each(["preview", "up", "refresh", "destroy"])("orchestrate %s", (verb) => {
  it("explains both options", async () => {
    const { stdout } = await runRecorded([verb, "--help"]);
    expect(stdout).toContain("--config-file <file>");
    expect(stdout).toContain("--state-dir <dir>");
  });

  it("keeps no simulated state for real clouds", async () => {
    const run = await runRecorded([verb, "--cloud", "--state-dir", "x"], { projectRoot });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("--state-dir <dir>' cannot be used with option '--cloud'");
  });
});

describe("orchestrate plan --config-file", () => {
  it("reads that file for a stack without one of its own", async () => {
    const args = ["plan", "--stack", "trial", "--config-file", "next.yaml"];
    const run = await runRecorded(args, { projectRoot, cwd: projectRoot });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("next.yaml: config.");
  });
});
