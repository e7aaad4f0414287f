import { closeSync, openSync, statfsSync, writeSync } from "node:fs";
import path from "node:path";
import { ToolchainError } from "../../engine/toolchain/toolchain-error";

const MEBIBYTE = 1024 * 1024;

/** More free space than this is somebody's disk, not a file system mounted for the purpose. */
const MOST_FREE_BYTES = 64 * MEBIBYTE;

/** File that takes the space. */
export const FILLER = "simulated-filler";

/** Refuses a file system that is not small: filling it up would hurt others. */
export function assertMayBeFilled(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize <= MOST_FREE_BYTES) return;
  const free = Math.round((bavail * bsize) / MEBIBYTE);
  throw new ToolchainError(
    `diskFull: the file system of ${folder} must be a small one, got ${free} MiB free; ` +
      `mount one with at most ${MOST_FREE_BYTES / MEBIBYTE} MiB there`,
  );
}

/** Takes all free space of the folder's file system, to the last byte. */
export function fillDisk(folder: string): void {
  assertMayBeFilled(folder);
  const file = openSync(path.join(folder, FILLER), "w");
  try {
    for (let size = MEBIBYTE; size >= 1; size = Math.floor(size / 8)) fillWith(file, size);
  } finally {
    closeSync(file);
  }
}

function fillWith(file: number, size: number): void {
  const block = Buffer.alloc(size);
  try {
    while (writeSync(file, block) === size);
  } catch (error) {
    const isFull = error instanceof Error && "code" in error && error.code === "ENOSPC";
    if (!isFull) throw error;
  }
}
