import path from "node:path";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { readProjectFile } from "../../plan/config/project-file";
import { lockHolders } from "../dead-locks";
import type { SandboxFolders } from "../sandbox-folders";

/** Drift is made between operations: one that runs would not know what it saw. */
export function assertIdle(projectRoot: string, folders: SandboxFolders, stack: string): void {
  const { name } = readProjectFile(projectRoot);
  const locks = path.join(folders.backend, ".pulumi", "locks", "organization", name, stack);
  const [holder] = lockHolders(locks);
  if (holder === undefined) return;
  throw new ConfigurationError([
    `--stack: an operation runs on the stack, got ${stack} (process ${holder}); wait until it ends`,
  ]);
}
