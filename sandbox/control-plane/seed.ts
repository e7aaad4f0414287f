import { createHash } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { toolFolder } from "../../engine/toolchain/cache-folder";
import type { ControlPlanePrograms } from "../toolchain/control-plane";
import { fetchDefinitionFiles } from "../toolchain/custom-resource-definitions";
import { installTool } from "../../engine/toolchain/install-tool";
import { startProgress } from "../../engine/progress";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { DEFINITION_MODULES, VERSIONS } from "../toolchain/versions";
import { clusterFiles } from "./cluster-files";
import { prepareFolder } from "./cluster-folder";
import { ClusterRun } from "./cluster-run";
import { defineAll, readDefinitions } from "./definitions";
import { launchWatched } from "./watched-program";

/** Raised when the way a seed is made changes. */
const SEED_FORMAT = 1;

const DATA = "etcd";

/**
 * Data of a new cluster, with the custom resources of every project already defined: defining them
 * takes many times as long as starting. Made once and kept beside the programs. It holds no Secret,
 * because each cluster encrypts those with its own key.
 *
 * @returns a folder to copy
 */
export async function ensureSeed(
  programs: ControlPlanePrograms,
  context: ToolchainContext,
): Promise<string> {
  const folder = toolFolder(context.env, "cluster-seed", seedVersion());
  const database = path.join(DATA, "member", "snap", "db");
  const make = (scratch: string): Promise<void> => makeSeed(scratch, programs, context);
  await installTool({ folder, program: database, make }, context);
  return path.join(folder, DATA);
}

/** Changes with everything that a seed is made of. */
export function seedVersion(): string {
  const { etcd, kubernetes } = VERSIONS;
  const parts = JSON.stringify([SEED_FORMAT, etcd, kubernetes, DEFINITION_MODULES]);
  return createHash("sha256").update(parts).digest("hex").slice(0, 12);
}

async function makeSeed(
  scratch: string,
  programs: ControlPlanePrograms,
  context: ToolchainContext,
): Promise<void> {
  const progress = startProgress(context, "preparing new clusters");
  const definitions = await readDefinitions(await fetchDefinitionFiles(context));
  progress.update(`${definitions.length} custom resources`);
  const files = clusterFiles(path.join(scratch, "cluster"));
  await prepareFolder(files, () => emptyFolder(path.join(scratch, "empty")));
  const run = await ClusterRun.start({
    name: "seed",
    files,
    programs,
    launch: launchWatched,
    signal: context.signal,
  });
  try {
    await defineAll(run.access, definitions, context.signal);
  } finally {
    await run.stop();
  }
  await syncFiles(files.data);
  await rename(files.data, path.join(scratch, DATA));
  await rm(files.folder, { recursive: true });
  await rm(path.join(scratch, "empty"), { recursive: true });
  progress.done();
}

async function emptyFolder(folder: string): Promise<string> {
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** etcd does not sync here; a seed that a power cut has damaged would break every later cluster. */
async function syncFiles(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    // Space that etcd has reserved for later.
    if (entry.name.endsWith(".tmp")) await rm(file);
    else if (entry.isFile()) await syncFile(file);
  }
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
