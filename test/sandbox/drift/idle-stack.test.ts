import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { assertIdle } from "../../../sandbox/drift/idle-stack";
import { sandboxFolders } from "../../../sandbox/sandbox-folders";
import { PROJECT_ROOT } from "../../support/shipped-stacks";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

/** A backend whose stack `dev` is locked by a process. */
function lockedBy(pid: number): ReturnType<typeof sandboxFolders> {
  const folders = sandboxFolders(scratch(), "dev");
  const locks = path.join(folders.backend, ".pulumi/locks/organization/orchestration-platform/dev");
  mkdirSync(locks, { recursive: true });
  writeFileSync(path.join(locks, "1.json"), JSON.stringify({ pid, hostname: os.hostname() }));
  return folders;
}

describe("assertIdle", () => {
  it("refuses while an operation runs", () => {
    const folders = lockedBy(process.pid);
    expect(() => assertIdle(PROJECT_ROOT, folders, "dev")).toThrow(
      `--stack: an operation runs on the stack, got dev (process ${process.pid}); wait until it ends`,
    );
  });

  it("lets the lock of a dead process and other stacks' locks be", () => {
    expect(assertIdle(PROJECT_ROOT, lockedBy(2_000_000_000), "dev")).toBeUndefined();
    expect(assertIdle(PROJECT_ROOT, lockedBy(process.pid), "prod")).toBeUndefined();
  });
});
