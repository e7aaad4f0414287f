import { holdLock } from "../../engine/toolchain/lock";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { type ClusterFiles, lockFile } from "./cluster-files";

type LockContext = Pick<ToolchainContext, "signal" | "stderr">;

/**
 * Takes the lock for starting, stopping or changing a cluster; a process that runs its own cluster keeps it.
 *
 * @returns what gives it back
 */
export function lockCluster(
  files: ClusterFiles,
  { signal, stderr }: LockContext,
): Promise<() => Promise<void>> {
  const onWait = (holder: string): void =>
    void stderr.write(`simulated: waiting for ${holder}, which uses the same cluster\n`);
  return holdLock(lockFile(files), { signal, onWait });
}

/** Does the work while no other process starts, stops or changes the cluster. */
export async function withClusterLock<T>(
  files: ClusterFiles,
  context: LockContext,
  work: () => Promise<T>,
): Promise<T> {
  const release = await lockCluster(files, context);
  try {
    return await work();
  } finally {
    await release();
  }
}
