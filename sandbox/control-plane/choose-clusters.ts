import path from "node:path";
import type { SandboxFolders } from "../sandbox-folders";
import { Account } from "../providers/account";
import { findControlPlane } from "../toolchain/control-plane";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { ToolchainError } from "../../engine/toolchain/toolchain-error";
import { SandboxClusters } from "./sandbox-clusters";

/** What stands behind the kubernetes provider: a real API server, or a journal of objects. */
export type KubernetesMode = "api-server" | "recorded";

/** The command that builds a control plane. */
const START_COMMAND = "orchestrate sandbox start";

/**
 * The clusters of a stack, or undefined where its objects are recorded only: where that is asked for,
 * no control plane is built, or the stack has recorded objects, which no server would know.
 *
 * @param wanted - undefined for the best that there is
 */
export async function chooseClusters(
  wanted: KubernetesMode | undefined,
  folders: SandboxFolders,
  context: ToolchainContext,
): Promise<SandboxClusters | undefined> {
  if (wanted === "recorded") return undefined;
  const { stderr } = context;
  const programs = await findControlPlane(context);
  if (programs === undefined) {
    if (wanted === "api-server") {
      throw new ToolchainError(`there is no API server; build one with \`${START_COMMAND}\``);
    }
    stderr.write(
      `simulated: objects are recorded only; \`${START_COMMAND}\` builds a real API server\n`,
    );
    return undefined;
  }
  if (wanted === undefined && hasRecords(folders)) {
    stderr.write(
      "simulated: objects are recorded only, as before for this stack; " +
        "after a destroy a real API server is used\n",
    );
    return undefined;
  }
  stderr.write("simulated: objects are applied to a real API server on this machine\n");
  return new SandboxClusters({ folder: folders.clusters, programs, context });
}

function hasRecords(folders: SandboxFolders): boolean {
  return new Account(path.join(folders.accounts, "kubernetes.jsonl")).list().length > 0;
}
