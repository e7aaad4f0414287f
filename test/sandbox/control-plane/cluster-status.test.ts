import { mkdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  attachDaemon,
  endDaemon,
  recordingLaunch,
} from "../../../sandbox/control-plane/cluster-daemon";
import {
  type ClusterFiles,
  clusterFiles,
  logFile,
} from "../../../sandbox/control-plane/cluster-files";
import { readClusterStatus } from "../../../sandbox/control-plane/cluster-status";
import { ensureCredentials } from "../../../sandbox/control-plane/credentials";
import { launchDaemon } from "../../../sandbox/control-plane/daemon-program";
import type { ProgramName } from "../../../sandbox/control-plane/running-program";
import { clustersRoot } from "../../../sandbox/sandbox-folders";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

/** Programs that run and do nothing, noted as a start notes them; a server without its certificate. */
async function starting(
  programs: readonly ProgramName[],
  work: (root: string, files: ClusterFiles) => Promise<void>,
): Promise<void> {
  const root = scratch();
  const files = clusterFiles(path.join(clustersRoot(root), "dev", "dev-cluster"));
  mkdirSync(files.folder, { recursive: true });
  ensureCredentials(files);
  const launch = recordingLaunch(files, launchDaemon);
  const args = ["-e", "setInterval(() => undefined, 1000)", "--", files.folder];
  const common = { executable: process.execPath, args, folder: files.folder };
  for (const name of programs) launch({ ...common, name, log: logFile(files, name) });
  try {
    await work(root, files);
  } finally {
    await endDaemon(files);
  }
}

describe("readClusterStatus", () => {
  it("calls a cluster unresponsive whose server has no certificate yet", () =>
    starting(["etcd", "kube-apiserver"], async (root) => {
      const [cluster] = await readClusterStatus(root);
      expect(cluster).toMatchObject({ stack: "dev", name: "dev-cluster", state: "unresponsive" });
    }));

  it("lists the extras that run, noted to their end or not", () =>
    starting(["etcd", "kube-apiserver", "kwok"], async (root) => {
      const [cluster] = await readClusterStatus(root);
      expect(cluster?.extras).toEqual(["nodes"]);
    }));

  it("calls a cluster stopped of which nothing runs", () =>
    starting([], async (root) => {
      expect(await readClusterStatus(root)).toMatchObject([{ state: "stopped", extras: [] }]);
    }));
});

describe("attachDaemon", () => {
  it("uses no cluster whose server has no certificate yet", () =>
    starting(["etcd", "kube-apiserver"], async (_root, files) => {
      const { signal } = new AbortController();
      const programs = { etcd: "etcd", apiServer: "kube-apiserver" };
      const plan = { name: "dev-cluster", files, programs, launch: launchDaemon, signal };
      expect(await attachDaemon(plan)).toBeUndefined();
    }));
});
