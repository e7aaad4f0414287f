import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  type ClusterFiles,
  clusterFiles,
  logFile,
} from "../../../sandbox/control-plane/cluster-files";
import { ClusterRun, accessIfWritten } from "../../../sandbox/control-plane/cluster-run";
import { ensureCredentials } from "../../../sandbox/control-plane/credentials";
import type { Launch, RunningProgram } from "../../../sandbox/control-plane/running-program";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

const SERVER = "https://127.0.0.1:1";

function someFiles(): ClusterFiles {
  const files = clusterFiles(path.join(scratch(), "cluster"));
  mkdirSync(files.certificates, { recursive: true });
  ensureCredentials(files);
  return files;
}

/** Programs that only say whether they run. */
function fakeLaunch(files: ClusterFiles) {
  const running = new Set<number>();
  let last = 100;
  const launch: Launch = ({ name }) => {
    const pid = (last += 1);
    running.add(pid);
    writeFileSync(logFile(files, name), "");
    const end = (): Promise<void> => Promise.resolve(void running.delete(pid));
    return { name, pid, isRunning: () => running.has(pid), end, kill: end };
  };
  return { launch, running };
}

function launched(launch: Launch, name: RunningProgram["name"], folder: string): RunningProgram {
  return launch({ name, executable: name, args: [], folder, log: "" });
}

describe("ClusterRun.restartApiServer", () => {
  it("leaves no server that nobody knows when it is interrupted", async () => {
    const files = someFiles();
    writeFileSync(files.certificate, "certificate");
    const { launch, running } = fakeLaunch(files);
    const etcd = launched(launch, "etcd", files.folder);
    const server = launched(launch, "kube-apiserver", files.folder);
    const programs = { etcd: "etcd", apiServer: "kube-apiserver" };
    const signal = AbortSignal.abort();
    const plan = { name: "dev-cluster", files, programs, launch, signal };
    const run = new ClusterRun(plan, SERVER, [etcd, server]);
    await expect(run.restartApiServer()).rejects.toThrow("aborted");
    expect([...running]).toEqual([etcd.pid]);
  });
});

describe("accessIfWritten", () => {
  it("is nothing while the server has not made its certificate", () => {
    const files = someFiles();
    expect(accessIfWritten(files, SERVER)).toBeUndefined();
    writeFileSync(files.certificate, "certificate");
    expect(accessIfWritten(files, SERVER)).toMatchObject({ server: SERVER });
  });
});
