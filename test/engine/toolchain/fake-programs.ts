import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes an executable shell script and returns its folder, for a PATH of a test's own. */
export function fakeProgram(folder: string, name: string, script: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}
