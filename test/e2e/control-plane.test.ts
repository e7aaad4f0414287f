import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { ClusterAccess } from "../../sandbox/control-plane/cluster";
import { clusterFiles } from "../../sandbox/control-plane/cluster-files";
import { accessOf } from "../../sandbox/control-plane/cluster-run";
import { readState } from "../../sandbox/control-plane/running-state";
import { SandboxClusters } from "../../sandbox/control-plane/sandbox-clusters";
import { isReady, requestServer } from "../../sandbox/control-plane/server-request";
import type { ControlPlanePrograms } from "../../sandbox/toolchain/control-plane";
import { installForClusters } from "../../sandbox/control-plane/install-for-clusters";
import { ensureSeed } from "../../sandbox/control-plane/seed";
import { startDaemon } from "../../sandbox/control-plane/start-daemon";
import { sandboxFolders } from "../../sandbox/sandbox-folders";
import { orchestrate } from "../support/orchestrate";
import { processesWith } from "../support/processes";
import { ROOT } from "../support/repository";
import { testToolchainContext } from "../support/toolchain-context";

const context = testToolchainContext();
const scratch = mkdtempSync(path.join(os.tmpdir(), "control-plane-"));
const MARKER = "correct-horse-battery-staple";
const SECRETS = "/api/v1/namespaces/default/secrets";
const PATIENCE = { timeout: 20_000, interval: 50 };

let programs: ControlPlanePrograms;

beforeAll(async () => {
  programs = await installForClusters(context);
  await ensureSeed(programs, context);
});

afterAll(() => {
  for (const pid of processesWith(scratch)) process.kill(pid, "SIGKILL");
  rmSync(scratch, { recursive: true, force: true });
});

describe("a cluster of `orchestrate sandbox`", () => {
  const root = path.join(scratch, "started");
  const files = clusterFiles(path.join(sandboxFolders(root, "dev").clusters, "dev-cluster"));
  const sandbox = (...args: readonly string[]) =>
    orchestrate(["sandbox", ...args, "--state-dir", root]);

  it("1. does not run at first", () => {
    expect(sandbox("status")).toMatchObject({
      code: 1,
      stdout: expect.stringMatching("no cluster"),
    });
  });

  it("2. runs after start, and serves custom resources at once", async () => {
    const run = sandbox("start");
    expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(files.kubeconfig) });
    const { status, body } = await requestServer(
      running(files),
      "POST",
      "/apis/karpenter.sh/v1/nodepools?dryRun=All&fieldValidation=Strict",
      { apiVersion: "karpenter.sh/v1", kind: "NodePool", metadata: { name: "x" }, spec: {} },
    );
    expect([status, String(body.message)]).toEqual([422, expect.stringMatching("spec.template")]);
  });

  it("3. is left as it is by a second start", () => {
    const before = readState(files);
    const run = sandbox("start");
    expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching("is running already") });
    expect(readState(files)).toEqual(before);
  });

  it("4. keeps Secrets out of every file", async () => {
    const access = running(files);
    const secret = { metadata: { name: "s" }, stringData: { password: MARKER } };
    expect((await requestServer(access, "POST", SECRETS, secret)).status).toBe(201);
    expect(await readSecret(access)).toBe(MARKER);
    expect(filesWith(files.folder, MARKER)).toEqual([]);
    expect(filesWith(files.folder, Buffer.from(MARKER).toString("base64"))).toEqual([]);
  });

  it("5. has everything again after all of it was killed", async () => {
    for (const pid of processesWith(files.folder)) process.kill(pid, "SIGKILL");
    await expect.poll(() => processesWith(files.folder), PATIENCE).toEqual([]);
    expect(sandbox("status").stdout).toContain("stopped");
    expect(sandbox("start")).toMatchObject({ code: 0, stdout: expect.stringMatching("started") });
    expect(await readSecret(running(files))).toBe(MARKER);
  });

  it("6. is used as it is by an operation, which may restart its API server", async () => {
    const clusters = new SandboxClusters({
      folder: path.dirname(files.folder),
      programs,
      context,
    });
    const before = readState(files)?.programs.map(({ pid }) => pid);
    const access = await clusters.open("dev-cluster");
    // Whatever fails here must not keep the cluster from the steps after it.
    onTestFinished(() => clusters.close());
    await clusters.restart("dev-cluster");
    const after = readState(files)?.programs.map(({ pid }) => pid);
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[1]).not.toBe(before?.[1]);
    expect(await readSecret(access)).toBe(MARKER);
    await clusters.close();
    expect(await isReady(access)).toBe(true);
  });

  it("7. can be found and mended after Ctrl-C while its API server restarts", async () => {
    const controller = new AbortController();
    const clusters = new SandboxClusters({
      folder: path.dirname(files.folder),
      programs,
      context: { ...context, signal: controller.signal },
    });
    await clusters.open("dev-cluster");
    const before = processesWith(files.folder);
    const restart = clusters.restart("dev-cluster");
    const hasNew = (): boolean => processesWith(files.folder).some((pid) => !before.includes(pid));
    await expect.poll(hasNew, { ...PATIENCE, interval: 1 }).toBe(true);
    controller.abort();
    await expect(restart).rejects.toThrow("aborted");
    const noted = readState(files)?.programs.map(({ pid }) => pid) ?? [];
    expect(processesWith(files.folder).filter((pid) => !noted.includes(pid))).toEqual([]);
    expect(sandbox("status").stdout).toContain("unresponsive");
    expect(sandbox("start")).toMatchObject({ code: 0, stdout: expect.stringMatching("started") });
    expect(processesWith(files.folder)).toHaveLength(2);
  });

  it("8. gets no extras from a start that was interrupted", async () => {
    const request = { name: "dev-cluster", files, programs, extras: new Set(["nodes"] as const) };
    const interrupted = { ...context, signal: AbortSignal.abort() };
    await expect(startDaemon(request, interrupted)).rejects.toThrow("aborted");
    expect(processesWith(files.folder)).toHaveLength(2);
  });

  it("9. is told as JSON", () => {
    const { clusters } = JSON.parse(sandbox("status", "--format", "json").stdout);
    expect(clusters).toMatchObject([{ stack: "dev", name: "dev-cluster", state: "ready" }]);
  });

  it("10. leaves nothing running after stop", () => {
    expect(sandbox("stop")).toMatchObject({ code: 0, stdout: expect.stringMatching("stopped") });
    expect(processesWith(files.folder)).toEqual([]);
    expect(sandbox("stop").stdout).toBe("nothing runs\n");
  });

  it("11. leaves nothing running after Ctrl-C in mid-start", async () => {
    const child = spawnCommand(["sandbox", "start", "--state-dir", root]);
    await expect.poll(() => processesWith(files.folder).length, PATIENCE).toBeGreaterThan(0);
    const gone = once(child, "exit");
    child.kill("SIGINT");
    expect(await gone).toEqual([130, null]);
    expect(processesWith(files.folder)).toEqual([]);
    expect(readState(files)).toBeUndefined();
  });

  it("12. is started once by two starts at the same time", async () => {
    const children = [1, 2].map(() => spawnCommand(["sandbox", "start", "--state-dir", root]));
    const codes = await Promise.all(children.map((child) => once(child, "exit")));
    expect(codes.map(([code]) => code)).toEqual([0, 0]);
    expect(processesWith(files.folder)).toHaveLength(2);
    sandbox("stop", "--all");
    expect(processesWith(files.folder)).toEqual([]);
  });
});

describe("a cluster that an operation opens", () => {
  const folder = path.join(scratch, "opened");
  const open = (): SandboxClusters => new SandboxClusters({ folder, programs, context });

  it("ends with its process, even where that is killed, and keeps its objects", async () => {
    const holder = spawn(
      process.execPath,
      ["--import", "tsx", path.join(ROOT, "test/support/open-cluster.ts"), folder, "one"],
      { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
    );
    await once(holder.stdout, "data");
    const access = accessOf(
      clusterFiles(path.join(folder, "one")),
      serverOf(folder, "one"),
      new Set(),
    );
    const secret = { metadata: { name: "s" }, stringData: { password: MARKER } };
    expect((await requestServer(access, "POST", SECRETS, secret)).status).toBe(201);
    holder.kill("SIGKILL");
    await expect.poll(() => processesWith(folder), PATIENCE).toEqual([]);

    const clusters = open();
    expect(await readSecret(await clusters.open("one"))).toBe(MARKER);
    await clusters.close();
    expect(processesWith(folder)).toEqual([]);
  });

  it("is opened once by calls at the same time, and is another one after it was forgotten", async () => {
    const clusters = open();
    const [first, second] = await Promise.all([clusters.open("two"), clusters.open("two")]);
    expect(first).toBe(second);
    const secret = { metadata: { name: "s" }, stringData: { password: MARKER } };
    await requestServer(first, "POST", SECRETS, secret);
    await clusters.forget("two");
    expect(existsSync(path.join(folder, "two"))).toBe(false);
    const again = await clusters.open("two");
    expect((await requestServer(again, "GET", `${SECRETS}/s`)).status).toBe(404);
    await clusters.forgetAll();
    expect([existsSync(folder), processesWith(folder)]).toEqual([false, []]);
  });
});

function running(files: ReturnType<typeof clusterFiles>): ClusterAccess {
  return accessOf(files, readState(files)?.server ?? "", new Set());
}

/** The address in a cluster's kubeconfig. */
function serverOf(folder: string, name: string): string {
  const { kubeconfig } = clusterFiles(path.join(folder, name));
  return JSON.parse(readFileSync(kubeconfig, "utf8")).clusters[0].cluster.server;
}

async function readSecret(access: ClusterAccess): Promise<string> {
  const { body } = await requestServer(access, "GET", `${SECRETS}/s`);
  const { data } = body;
  const encoded = typeof data === "object" && data !== null && "password" in data && data.password;
  return Buffer.from(String(encoded), "base64").toString("utf8");
}

function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}

function spawnCommand(args: readonly string[]): ChildProcess {
  const main = path.join(ROOT, "dist", "cli", "main.js");
  return spawn(process.execPath, [main, ...args], { cwd: ROOT, stdio: "ignore" });
}
