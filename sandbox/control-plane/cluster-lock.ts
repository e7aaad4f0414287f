import { holdLock } from "../../engine/toolchain/lock";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { type ClusterFiles, lockFile } from "./cluster-files";

type LockContext = Pick<ToolchainContext, "signal" | "stderr">;

/**
 * Takes the right to start, end or change a cluster; whoever runs one of its own keeps it meanwhile.
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

/** Does the work while nobody else starts, ends or changes the cluster. */
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
