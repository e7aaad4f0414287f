import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";

/** A folder for the suite, removed at its end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "orchestrate-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
