import { existsSync } from "node:fs";
import { cp, mkdir, rename, rm } from "node:fs/promises";
import type { ClusterFiles } from "./cluster-files";
import { ensureCredentials } from "./credentials";

/**
 * Makes a cluster's folder ready for a start: a new cluster begins as a copy of the seed. Nobody may
 * run the cluster meanwhile.
 */
export async function prepareFolder(
  files: ClusterFiles,
  seedData: () => Promise<string>,
): Promise<void> {
  await mkdir(files.folder, { recursive: true, mode: 0o700 });
  if (!existsSync(files.data)) await copySeed(files, await seedData());
  ensureCredentials(files);
  // Created by every start, so that it never expires.
  await rm(files.certificates, { recursive: true, force: true });
  await mkdir(files.certificates, { mode: 0o700 });
}

/** Appears by one rename, so that a killed copy is never taken for a cluster. */
async function copySeed(files: ClusterFiles, seedData: string): Promise<void> {
  const partial = `${files.data}.partial`;
  await rm(partial, { recursive: true, force: true });
  await cp(seedData, partial, { recursive: true });
  await rename(partial, files.data);
}
