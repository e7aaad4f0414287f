import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runRecorded } from "../recorded-context";
import { temporaryFolder } from "../temporary-folder";
import { ROOT } from "../../support/repository";

const projectRoot = temporaryFolder();
const empty = path.join(projectRoot, "empty");
mkdirSync(empty);
copyFileSync(path.join(ROOT, "Pulumi.yaml"), path.join(projectRoot, "Pulumi.yaml"));
writeFileSync(path.join(projectRoot, "Pulumi.dev.yaml"), "config: {}\n");
writeFileSync(path.join(projectRoot, "Pulumi.prod.yaml"), "config: {}\n");

/** A machine without any engine. */
const nowhere = { projectRoot, env: { PATH: empty, ORCHESTRATION_CACHE: empty } };

describe.each(["up", "refresh", "destroy"])("orchestrate %s", (verb) => {
  it("names the command that installs an engine where there is none", async () => {
    const run = await runRecorded([verb], nowhere);
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toBe(
      "this needs the Pulumi engine; install it with `npx orchestrate engine install`\n",
    );
  });

  it("lists the stacks when there is no such one", async () => {
    const run = await runRecorded([verb, "--stack", "prdo"], nowhere);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(
      '--stack: there is no such stack, got "prdo"; use one of dev, prod (did you mean "prod"?)',
    );
  });
});

describe("orchestrate engine", () => {
  it("says with exit code 1 that there is none", async () => {
    const run = await runRecorded(["engine", "status"], nowhere);
    expect(run).toMatchObject({
      code: 1,
      stdout: "no engine; install one with `npx orchestrate engine install`\n",
    });
  });

  it("prints no path where there is none", async () => {
    const run = await runRecorded(["engine", "path"], nowhere);
    expect([run.code, run.stdout]).toEqual([1, ""]);
  });
});
