import { readFileSync, renameSync, rmSync } from "node:fs";
import { z } from "zod";
import type { ClusterFiles } from "./cluster-files";
import { writePrivately } from "./credentials";
import { PROGRAM_NAMES } from "./running-program";

const SCHEMA = z.object({
  format: z.literal("orchestration-sandbox-cluster/1"),
  /** Address of the API server. */
  server: z.string(),
  extras: z.array(z.enum(["controller-manager", "scheduler", "nodes"])),
  programs: z.array(z.object({ name: z.enum(PROGRAM_NAMES), pid: z.int().positive() })),
  /** When it was started. */
  since: z.iso.datetime(),
});

/** What `orchestrate sandbox start` left running. */
export type RunningState = Readonly<z.infer<typeof SCHEMA>>;

/** Writes the state in one step, so that no reader ever meets half of it. */
export function writeState(files: ClusterFiles, state: Omit<RunningState, "format">): void {
  const partial = `${files.state}.${process.pid}`;
  const content: RunningState = { format: "orchestration-sandbox-cluster/1", ...state };
  writePrivately(partial, `${JSON.stringify(content, undefined, 2)}\n`);
  renameSync(partial, files.state);
}

/** The state, or undefined where nothing was left running or the file is not ours. */
export function readState(files: ClusterFiles): RunningState | undefined {
  try {
    return SCHEMA.parse(JSON.parse(readFileSync(files.state, "utf8")));
  } catch {
    return undefined;
  }
}

/** Forgets what was left running. */
export function removeState(files: ClusterFiles): void {
  rmSync(files.state, { force: true });
}
