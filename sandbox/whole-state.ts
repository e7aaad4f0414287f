import { type FSWatcher, copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, watch, writeFileSync } from "node:fs";
import path from "node:path";
import { isPlainObject } from "../components/core/pure/plain-object";

/** A keeper at work. */
export interface StateKeeper {
  /** Takes the last look and ends. */
  readonly stop: () => void;
}

/** Between two looks at a state that changes with every resource. */
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
    copyWhole(stateFile, copy);
  };
  const watcher = watchFolder(path.dirname(stateFile), (name) => {
    if (name === path.basename(stateFile)) timer ??= setTimeout(look, LOOK_INTERVAL_MS);
  });
  return {
    stop: () => {
      watcher.close();
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

function copyWhole(stateFile: string, copy: string): void {
  if (!existsSync(stateFile)) return;
  const content = readFileSync(stateFile);
  if (!isWhole(content)) return;
  mkdirSync(path.dirname(copy), { recursive: true });
  writeFileSync(`${copy}.new`, content);
  renameSync(`${copy}.new`, copy);
}

function watchFolder(folder: string, onChange: (name: string | null) => void): FSWatcher {
  return watch(folder, (_event, name) => onChange(name));
}

/** What was cut off is no JSON; an empty file is none either. */
function isWhole(content: Buffer): boolean {
  try {
    return isPlainObject(JSON.parse(content.toString("utf8")));
  } catch {
    return false;
  }
}
