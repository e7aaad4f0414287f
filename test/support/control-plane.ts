import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { generateKeyPairSync } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ControlPlanePrograms } from "../../sandbox/toolchain/control-plane";
import { endGroup, leadsGroup } from "../../sandbox/toolchain/run-process";
import { ApiClient } from "./control-plane-client";

/** A running API server with its etcd; nothing else of Kubernetes. */
export interface ControlPlane {
  readonly client: ApiClient;
  /** Ends both programs and deletes their data. */
  readonly stop: () => Promise<void>;
}

const READY_PATIENCE_MS = 60_000;
const READY_INTERVAL_MS = 100;

/** Starts etcd and kube-apiserver on free loopback ports and waits until they answer. */
export async function startControlPlane(programs: ControlPlanePrograms): Promise<ControlPlane> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "control-plane-"));
  const [etcdPort, peerPort, apiPort] = await freePorts();
  const token = writeCredentials(folder);
  const etcd = start(programs.etcd, etcdArguments(folder, etcdPort, peerPort), folder, "etcd");
  const args = apiServerArguments(folder, etcdPort, apiPort);
  const server = start(programs.apiServer, args, folder, "kube-apiserver");
  const stop = async (): Promise<void> => {
    await Promise.all([end(server), end(etcd)]);
    rmSync(folder, { recursive: true, force: true });
  };
  const client = new ApiClient(apiPort, token);
  try {
    await waitUntilReady(client, server);
  } catch (error) {
    const log = readFileSync(path.join(folder, "kube-apiserver.log"), "utf8").slice(-2_000);
    await stop();
    throw new Error(`kube-apiserver did not become ready:\n${log}`, { cause: error });
  }
  return { client, stop };
}

function etcdArguments(folder: string, port: number, peerPort: number): readonly string[] {
  const clientUrl = `http://127.0.0.1:${port}`;
  const peerUrl = `http://127.0.0.1:${peerPort}`;
  return [
    `--data-dir=${path.join(folder, "etcd")}`,
    "--unsafe-no-fsync",
    `--listen-client-urls=${clientUrl}`,
    `--advertise-client-urls=${clientUrl}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
  ];
}

function apiServerArguments(folder: string, etcdPort: number, port: number): readonly string[] {
  const key = path.join(folder, "sa.key");
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    `--cert-dir=${folder}`,
    `--secure-port=${port}`,
    "--bind-address=127.0.0.1",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    "--authorization-mode=RBAC",
    `--token-auth-file=${path.join(folder, "tokens.csv")}`,
    "--service-cluster-ip-range=10.96.0.0/16",
    "--disable-admission-plugins=ServiceAccount",
  ];
}

/** A key for service accounts and a token for the administrator; both die with the folder. */
function writeCredentials(folder: string): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = privateKey.export({ type: "pkcs1", format: "pem" });
  writeFileSync(path.join(folder, "sa.key"), key, { mode: 0o600 });
  const token = "conformance";
  writeFileSync(path.join(folder, "tokens.csv"), `${token},admin,admin,system:masters\n`);
  return token;
}

function start(
  program: string,
  args: readonly string[],
  folder: string,
  name: string,
): ChildProcess {
  const log = openSync(path.join(folder, `${name}.log`), "w");
  const child = spawn(program, args, { stdio: ["ignore", log, log], detached: leadsGroup });
  closeSync(log);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  endGroup(child, "SIGKILL");
  await gone;
}

async function waitUntilReady(client: ApiClient, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  while (!(await client.isReady().catch(() => false))) {
    if (server.exitCode !== null) throw new Error(`it ended with code ${server.exitCode}`);
    if (Date.now() > deadline) throw new Error("it did not answer in time");
    await delay(READY_INTERVAL_MS);
  }
}

/** Ports that were free a moment ago, all different. */
async function freePorts(): Promise<readonly [number, number, number]> {
  const servers = [createServer(), createServer(), createServer()] as const;
  const ports = await Promise.all(servers.map(listenAnywhere));
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  const [first = 0, second = 0, third = 0] = ports;
  return [first, second, third];
}

async function listenAnywhere(server: Server): Promise<number> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
