import { randomUUID } from "node:crypto";
import { access, mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { withLock } from "./lock";
import type { ToolchainContext } from "./toolchain-context";

/** A tool at one version, and how to make it. */
export interface ToolInstallation {
  /** Where the finished tool stands: `<cache>/<tool>/<version>`. */
  readonly folder: string;
  /** File inside the folder whose presence means "installed". */
  readonly program: string;
  /** Makes the tool inside `scratch`, an empty folder on the same file system. */
  readonly make: (scratch: string) => Promise<void>;
}

/**
 * Installs a tool once and returns its program. The folder appears by one rename when everything in
 * it is complete; whatever interrupts the work before that leaves nothing a later run would find.
 */
export async function installTool(
  tool: ToolInstallation,
  context: ToolchainContext,
): Promise<string> {
  const program = path.join(tool.folder, tool.program);
  if (await exists(program)) return program;
  const onWait = (holder: string): void => {
    context.stderr.write(`waiting for ${holder}, which is installing the same tool\n`);
  };
  return withLock(`${tool.folder}.lock`, { signal: context.signal, onWait }, async () => {
    if (!(await exists(program))) await makeInScratch(tool, context);
    return program;
  });
}

async function makeInScratch(tool: ToolInstallation, context: ToolchainContext): Promise<void> {
  await removeLeftovers(tool.folder);
  const scratch = `${tool.folder}${PARTIAL}${randomUUID()}`;
  await mkdir(scratch, { recursive: true });
  try {
    await tool.make(scratch);
    context.signal.throwIfAborted();
    await rm(tool.folder, { recursive: true, force: true });
    await rename(scratch, tool.folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Marks a folder that is being filled; never looked into by a search. */
const PARTIAL = ".partial-";

/** Removes what a run that was killed outright left behind. The caller holds the lock. */
async function removeLeftovers(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  const prefix = `${path.basename(folder)}${PARTIAL}`;
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix))
      await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

/** True when the file or folder is there. */
export async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
