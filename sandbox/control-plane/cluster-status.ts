import path from "node:path";
import { clustersRoot } from "../sandbox-folders";
import type { ClusterExtra } from "./cluster";
import { clusterFiles, clusterNames } from "./cluster-files";
import { extrasAmong, programsOf } from "./cluster-daemon";
import { accessIfWritten } from "./cluster-run";
import { readState } from "./running-state";
import { isReady } from "./server-request";

/** `stopped` has data only; `unresponsive` has programs that run and a server that does not answer. */
export type ClusterState = "ready" | "unresponsive" | "stopped";

/** One cluster of the sandbox, as `orchestration-sandbox/1` has it. */
export interface ClusterStatus {
  readonly stack: string;
  readonly name: string;
  readonly state: ClusterState;
  /** Address of the API server; null where none runs. */
  readonly server: string | null;
  readonly kubeconfig: string | null;
  readonly extras: readonly ClusterExtra[];
  readonly programs: readonly { readonly name: string; readonly pid: number }[];
  /** When it was started. */
  readonly since: string | null;
}

/** Every cluster of the sandbox at `root`, by stack and name. */
export async function readClusterStatus(root: string): Promise<readonly ClusterStatus[]> {
  const folder = clustersRoot(root);
  const found: ClusterStatus[] = [];
  for (const stack of await clusterNames(folder)) {
    for (const name of await clusterNames(path.join(folder, stack))) {
      found.push(await statusOf(path.join(folder, stack, name), stack, name));
    }
  }
  return found;
}

async function statusOf(folder: string, stack: string, name: string): Promise<ClusterStatus> {
  const files = clusterFiles(folder);
  const recorded = readState(files);
  const running =
    recorded === undefined ? [] : programsOf(files, recorded).filter((each) => each.isRunning());
  if (recorded === undefined || running.length === 0) {
    const nothing = { server: null, kubeconfig: null, extras: [], programs: [], since: null };
    return { stack, name, state: "stopped", ...nothing };
  }
  const { server, since } = recorded;
  const access = accessIfWritten(files, server);
  const isAnswering = access !== undefined && (await isReady(access));
  return {
    stack,
    name,
    state: isAnswering ? "ready" : "unresponsive",
    server,
    kubeconfig: files.kubeconfig,
    extras: [...extrasAmong(running)],
    programs: running.map(({ name: program, pid }) => ({ name: program, pid })),
    since,
  };
}
