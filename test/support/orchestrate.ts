import { spawnSync } from "node:child_process";
import path from "node:path";
import { ROOT } from "./repository";

/** How a run of the command ended. */
export interface OrchestrateResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command in the checkout, as a user would. */
export function orchestrate(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): OrchestrateResult {
  const main = path.join(ROOT, "dist", "cli", "main.js");
  const run = spawnSync(process.execPath, [main, ...args], {
    cwd: ROOT,
    env: { ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}
