import { mkdirSync } from "node:fs";
import type { Writable } from "node:stream";
import type { SandboxFolders } from "../sandbox-folders";
import { SYSTEM_CLOCK } from "../clock";
import type { Faults } from "./fault-schema";
import { FaultSession } from "./fault-session";
import { assertMayBeFilled } from "./fill-disk";

/**
 * Prepares the faults of one operation; undefined where none were asked for. Whatever cannot happen
 * here is refused before anything starts.
 *
 * @param stderr - where every fault says that it is one
 */
export function startFaults(
  faults: Faults | undefined,
  stderr: Writable,
  folders: SandboxFolders,
): FaultSession | undefined {
  if (faults === undefined) return undefined;
  const report = (line: string): void => void stderr.write(`${line}\n`);
  const session = new FaultSession(faults, { report, clock: SYSTEM_CLOCK });
  session.victims.stateFolder = folders.backend;
  if (faults.diskFull !== undefined) {
    mkdirSync(folders.backend, { recursive: true });
    assertMayBeFilled(folders.backend);
  }
  if (faults.latency !== undefined) {
    const { minimum, maximum } = faults.latency;
    session.report(`requests to clouds take ${minimum} to ${maximum} ms longer`);
  }
  return session;
}
