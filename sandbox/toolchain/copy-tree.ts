import { copyFile, mkdir, readdir } from "node:fs/promises";
import path from "node:path";

/**
 * Copies a folder of Go's module cache. The folders there are read-only; their copies are not, so
 * that the cache can be deleted like any other folder.
 */
export async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else await copyFile(source, target);
  }
}
