import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../../support/repository";
import { runRecorded } from "../../recorded-context";
import { temporaryFolder } from "../../temporary-folder";

const projectRoot = temporaryFolder();
copyFileSync(path.join(ROOT, "Pulumi.yaml"), path.join(projectRoot, "Pulumi.yaml"));
writeFileSync(path.join(projectRoot, "Pulumi.dev.yaml"), "config: {}\n");

describe("orchestrate sandbox stop", () => {
  it("refuses a stack that is neither configured nor has clusters", async () => {
    const run = await runRecorded(["sandbox", "stop", "--stack", "dve"], { projectRoot });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--stack: there is no such stack, got "dve"; use dev');
  });

  it.each([[["--stack", "dev"]], [["--all"]]])("is content with nothing for %j", async (flags) => {
    const run = await runRecorded(["sandbox", "stop", ...flags], { projectRoot });
    expect(run).toMatchObject({ code: 0, stdout: "nothing runs\n" });
  });

  it("knows a stack that is no longer configured by its clusters", async () => {
    mkdirSync(path.join(projectRoot, ".sandbox", "clusters", "old", "shop"), { recursive: true });
    const run = await runRecorded(["sandbox", "stop", "--stack", "old"], { projectRoot });
    expect(run).toMatchObject({ code: 0, stdout: "nothing runs\n" });
  });
});
