import {
  type FSWatcher,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { isPlainObject } from "../components/core/pure/plain-object";

/** A running state keeper. */
export interface StateKeeper {
  /** Makes the last copy and stops. */
  readonly stop: () => void;
}

/** Between two copies of a state that changes with every resource. */
const LOOK_INTERVAL_MS = 200;

/**
 * Keeps a copy of a state that is whole while an engine works on it. Where the disk is full the
 * engine's file backend replaces the state, and its own backup, by what could still be written,
 * often nothing; the copy lies with the simulated accounts, and on their disk.
 *
 * @param stateFile - the backend's file; it exists
 * @param copy - where the copy goes
 */
export function keepWholeState(stateFile: string, copy: string): StateKeeper {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    timer = undefined;
    tryCopy(stateFile, copy);
  };
  const watcher = tryWatch(path.dirname(stateFile), (name) => {
    if (name === path.basename(stateFile)) timer ??= setTimeout(look, LOOK_INTERVAL_MS);
  });
  look();
  return {
    stop: () => {
      watcher?.close();
      clearTimeout(timer);
      look();
    },
  };
}

/**
 * Puts the copy back where the state is not whole.
 *
 * @returns true when it did
 */
export function restoreWholeState(stateFile: string, copy: string): boolean {
  if (!existsSync(stateFile) || isWhole(readFileSync(stateFile)) || !existsSync(copy)) return false;
  copyFileSync(copy, stateFile);
  // It describes what is no longer there.
  rmSync(`${stateFile}.attrs`, { force: true });
  return true;
}

/** Where the system has no watches left, the state is still copied at the start and at the end. */
function tryWatch(folder: string, onChange: (name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, (_event, name) => onChange(name));
    return watcher.on("error", () => watcher.close());
  } catch {
    return undefined;
  }
}

/** On a full disk, for which the copy is made, the copy of before is the best that there is. */
function tryCopy(stateFile: string, copy: string): void {
  const fresh = `${copy}.new`;
  try {
    const content = readFileSync(stateFile);
    if (!isWhole(content)) return;
    mkdirSync(path.dirname(copy), { recursive: true });
    writeFileSync(fresh, content);
    renameSync(fresh, copy);
  } catch {
    removeQuietly(fresh);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The file is not read by anything.
  }
}

/** A truncated or empty file is not JSON. */
function isWhole(content: Buffer): boolean {
  try {
    return isPlainObject(JSON.parse(content.toString("utf8")));
  } catch {
    return false;
  }
}
