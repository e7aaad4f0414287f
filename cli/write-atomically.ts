import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { ConfigurationError } from "../components/core/pure/configuration-error";

/** One file of a folder that is written as a whole. */
export interface FolderFile {
  /** Relative to the folder, with `/` between the parts. */
  readonly path: string;
  readonly text: string;
}

/** Where something is written to, and the argument that named the place. */
export interface Destination {
  /** Absolute path. */
  readonly path: string;
  /** How errors name it: `--out report.json`. */
  readonly argument: string;
}

/** Writes a file beside its place and renames it, so that no reader ever meets half of it. */
export async function writeFileAtomically(destination: Destination, text: string): Promise<void> {
  const temporary = temporaryPath(destination.path);
  try {
    await makeFolder(path.dirname(destination.path));
    await writeFile(temporary, text);
    await rename(temporary, destination.path);
  } catch (error) {
    throw await notWritable(destination, temporary, error);
  }
}

/**
 * Writes a folder beside its place and renames it. An existing folder is only replaced with
 * `replace`, and only after the new one is complete.
 */
export async function writeFolderAtomically(
  destination: Destination,
  files: readonly FolderFile[],
  replace: boolean,
): Promise<void> {
  const temporary = temporaryPath(destination.path);
  const retired = `${temporary}.old`;
  try {
    await writeFiles(temporary, files);
    if (replace) await renameIfThere(destination.path, retired);
    await rename(temporary, destination.path);
  } catch (error) {
    throw await notWritable(destination, temporary, error);
  }
  await rm(retired, { recursive: true, force: true });
}

async function writeFiles(folder: string, files: readonly FolderFile[]): Promise<void> {
  await makeFolder(folder);
  const folders = new Set(files.map((file) => path.dirname(path.join(folder, file.path))));
  for (const each of folders) await makeFolder(each);
  await Promise.all(files.map((file) => writeFile(path.join(folder, file.path), file.text)));
}

/**
 * Makes a folder and those above it. Not `recursive: true`, which never returns where the system
 * refuses with ENOENT although the folder above exists, as in /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    if (codeOf(error) !== "ENOENT" || path.dirname(folder) === folder) throw error;
    await makeFolder(path.dirname(folder));
    await mkdir(folder);
  }
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

/** A hidden name beside the destination: on the same file system, so that a rename is one step. */
function temporaryPath(destination: string): string {
  const name = `.${path.basename(destination)}.${process.pid}.tmp`;
  return path.join(path.dirname(destination), name);
}

async function notWritable(
  destination: Destination,
  temporary: string,
  error: unknown,
): Promise<ConfigurationError> {
  await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
  const code = codeOf(error);
  return new ConfigurationError([
    `${destination.argument}: cannot be written, ${REASONS[code] ?? code}; ` +
      "choose a place that you may write to",
  ]);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EEXIST: "something of that name exists",
  ENOENT: "the folder above takes no files",
  EISDIR: "it is a folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is a file",
  ENOTEMPTY: "the folder exists",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
};
