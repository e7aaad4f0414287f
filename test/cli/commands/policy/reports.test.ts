import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../../../engine/exit-codes";
import { runRecorded } from "../../recorded-context";

const RISKY = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true}\n";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "policy-reports-"));
  writeFileSync(path.join(folder, "risky.yaml"), RISKY);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `orchestrate policy …` in the folder and collects what it writes. */
async function policy(...args: readonly string[]) {
  const { code: exitCode, ...written } = await runRecorded(["policy", ...args], {
    cwd: folder,
    projectRoot: folder,
  });
  return { exitCode, ...written };
}

describe("orchestrate policy check --format", () => {
  it.each([
    ["sarif", '"uri": "risky.yaml"'],
    ["junit", 'file="risky.yaml"'],
    ["markdown", "risky.yaml:1 | spec.hostPID: "],
  ])("writes %s to a file, and exits by the findings", async (format, expected) => {
    const run = await policy("check", "risky.yaml", "--format", format, "--out", "report");
    expect([run.exitCode, run.stdout]).toEqual([EXIT.found, ""]);
    expect(readFileSync(path.join(folder, "report"), "utf8")).toContain(expected);
  });
});

describe("orchestrate policy explain", () => {
  it("explains a rule", async () => {
    const { exitCode, stdout } = await policy("explain", "pss-host-namespaces");
    expect(exitCode).toBe(EXIT.ok);
    expect(stdout).toMatch(/^pss-host-namespaces: No pod shares/);
  });

  it("writes the list's document with one rule in it", async () => {
    const { stdout } = await policy("explain", "pss-privileged", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      format: "orchestration-rules/1",
      rules: [{ id: "pss-privileged" }],
    });
  });

  it("refuses what is not a rule", async () => {
    const { exitCode, stderr } = await policy("explain", "pss-priviliged");
    expect(exitCode).toBe(EXIT.usage);
    expect(stderr).toContain('did you mean "pss-privileged"?');
  });
});

describe("orchestrate policy test", () => {
  it.each([
    ["fail", EXIT.ok],
    ["pass", EXIT.found],
  ])("exits for a case that shall %s with %i", async (verdict, expected) => {
    const cases = path.join(folder, "cases", "pss-host-namespaces");
    mkdirSync(cases, { recursive: true });
    writeFileSync(path.join(cases, `${verdict}.yaml`), RISKY);
    expect((await policy("test", "cases")).exitCode).toBe(expected);
  });
});
