import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Account } from "../../sandbox/providers/account";
import { sandboxFolders } from "../../sandbox/sandbox-folders";
import { installEngine } from "../../engine/toolchain/install-engine";
import { orchestrate, type OrchestrateResult } from "../support/orchestrate";
import { processesWithVariable } from "../support/processes";
import { ROOT } from "../support/repository";
import { testToolchainContext } from "../support/toolchain-context";

/**
 * The life of `dev` on the real engine, one numbered step a test. Each step starts from what the
 * one before left behind, as an operator's day does.
 */
describe("dev on the real engine", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "lifecycle-"));
  const trap = path.join(scratch, "called");
  const stateDir = path.join(scratch, "state");
  const folders = sandboxFolders(stateDir, "dev");
  const marker = `ORCHESTRATION_E2E_${process.pid}_${Date.now()}`;
  const env = {
    ...process.env,
    [marker]: "1",
    PATH: `${trapFolder(scratch, trap)}${path.delimiter}${process.env.PATH ?? ""}`,
    // A real account must stay out of reach even where the shell has one.
    AWS_ACCESS_KEY_ID: "real",
    KUBECONFIG: path.join(scratch, "real-kubeconfig"),
    PULUMI_BACKEND_URL: "https://example.invalid",
  };
  let statusBefore: string;

  beforeAll(async () => {
    await installEngine(testToolchainContext());
    statusBefore = gitStatus();
  });

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it("1. previews with the policy pack and finds nothing mandatory", () => {
    const run = onDev("preview");
    expect(run.stderr).toContain("simulated");
    expect(run.stdout).toContain("Loading policy packs...: done");
    expect(run.stdout).not.toContain("[mandatory]");
    expect(run.stdout).toMatch(/\+ \d{3} to create/);
    expect(run.code).toBe(0);
  });

  it("2. creates everything", () => {
    const run = onDev("up");
    expect(run.stdout).toMatch(/\+ \d{3} created/);
    expect(run.code).toBe(0);
  });

  it("3. keeps secrets out of the simulated accounts", () => {
    const [password] = accountRecords("random").filter(({ type }) => type.endsWith("Password"));
    expect(password?.outputs.result).toEqual({ $secret: true });
  });

  it("4. changes nothing the second time", () => {
    const run = onDev("up", "--", "--expect-no-changes");
    expect(run.stdout).toMatch(/\d{3} unchanged/);
    expect(run.code).toBe(0);
  });

  it("5. finds no drift", () => {
    const run = onDev("refresh", "--", "--expect-no-changes");
    expect(run.code).toBe(0);
  });

  it("6. sees that a resource was deleted behind its back", () => {
    const [victim] = accountRecords("aws").filter(({ type }) => type.endsWith(":VpcEndpoint"));
    if (victim !== undefined) account("aws").remove(victim);
    const run = onDev("refresh");
    expect(run.stdout).toMatch(/- 1 deleted/);
  });

  it("7. creates it again", () => {
    const run = onDev("up");
    expect(run.stdout).toMatch(/\+ 1 created/);
    expect(run.code).toBe(0);
  });

  it("8. destroys everything and forgets the stack", () => {
    const run = onDev("destroy");
    expect(run.code).toBe(0);
    const left = ["aws", "random", "kubernetes"].flatMap((name) => accountRecords(name));
    expect(left).toEqual([]);
    expect(existsSync(folders.clusters)).toBe(false);
    expect(stackFiles(folders.backend)).toEqual([]);
  });

  it("9. has called no provider on PATH", () => {
    expect(existsSync(trap)).toBe(false);
  });

  it("10. has left the checkout as it was", () => {
    expect(gitStatus()).toBe(statusBefore);
  });

  it("11. has left no process", () => {
    expect(processesWithVariable(marker)).toEqual([]);
  });

  function onDev(operation: string, ...more: readonly string[]): OrchestrateResult {
    return orchestrate([operation, "--stack", "dev", "--state-dir", stateDir, ...more], env);
  }

  function account(name: string): Account {
    return new Account(path.join(folders.accounts, `${name}.jsonl`));
  }

  function accountRecords(name: string): ReturnType<Account["list"]> {
    return account(name).list();
  }
});

/** A folder of official-looking plugins that note that they were called. */
function trapFolder(scratch: string, trap: string): string {
  const folder = mkdtempSync(path.join(scratch, "bin-"));
  for (const name of ["aws", "random", "kubernetes"]) {
    const script = `#!/bin/sh\necho ${name} >> '${trap}'\nexit 1\n`;
    writeFileSync(path.join(folder, `pulumi-resource-${name}`), script, { mode: 0o755 });
  }
  return folder;
}

function gitStatus(): string {
  return execFileSync("git", ["status", "--porcelain"], { cwd: ROOT, encoding: "utf8" });
}

/** State files of stacks, wherever the backend keeps them. */
function stackFiles(backend: string): readonly string[] {
  const folder = path.join(backend, ".pulumi", "stacks");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".json"));
}
