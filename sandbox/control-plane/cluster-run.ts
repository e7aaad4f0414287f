import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { ControlPlanePrograms } from "../toolchain/control-plane";
import { ToolchainError } from "../../engine/toolchain/toolchain-error";
import type { ClusterAccess, ClusterExtra } from "./cluster";
import { type ClusterFiles, logFile } from "./cluster-files";
import { readToken, writePrivately } from "./credentials";
import type { ExtraStart } from "./extra-programs";
import { freePort } from "./free-port";
import { kubeconfigOf } from "./kubeconfig";
import { apiServerArguments, etcdArguments } from "./program-arguments";
import { type Launch, PROGRAM_NAMES, type RunningProgram } from "./running-program";
import { isReady } from "./server-request";

/** A cluster whose folder is prepared, and how to run it. */
export interface ClusterPlan {
  readonly name: string;
  readonly files: ClusterFiles;
  readonly programs: ControlPlanePrograms;
  readonly launch: Launch;
  readonly signal: AbortSignal;
}

const READY_PATIENCE_MS = 60_000;
const READY_INTERVAL_MS = 40;

/** A port that was free can be taken by somebody else before the server listens on it. */
const PORT_ATTEMPTS = 3;
const PORT_PAUSE_MS = 500;

/** The running programs of one cluster, started by any process. */
export class ClusterRun {
  readonly access: ClusterAccess;
  private readonly plan: ClusterPlan;
  private readonly extraNames: Set<ClusterExtra>;
  private running: readonly RunningProgram[];

  constructor(
    plan: ClusterPlan,
    server: string,
    running: readonly RunningProgram[],
    extras: Iterable<ClusterExtra> = [],
  ) {
    this.plan = plan;
    this.running = running;
    this.extraNames = new Set(extras);
    this.access = accessOf(plan.files, server, this.extraNames);
  }

  /** What runs, in the order in which it started. */
  get programs(): readonly RunningProgram[] {
    return this.running;
  }

  /** Starts etcd and the API server, and returns when the server takes requests. */
  static async start(plan: ClusterPlan): Promise<ClusterRun> {
    const { files, programs, launch } = plan;
    const etcd = launch({
      name: "etcd",
      executable: programs.etcd,
      args: etcdArguments(files),
      folder: files.folder,
      log: logFile(files, "etcd"),
    });
    try {
      for (let attempt = 1; ; attempt += 1) {
        const port = await freePort();
        const server = launchApiServer(plan, port);
        try {
          const access = await readyAccess(plan, port, server);
          writePrivately(files.kubeconfig, kubeconfigOf(plan.name, access));
          return new ClusterRun(plan, access.server, [etcd, server]);
        } catch (error) {
          await server.kill();
          if (attempt === PORT_ATTEMPTS || !lostPort(files)) throw error;
        }
      }
    } catch (error) {
      await etcd.kill();
      throw error;
    }
  }

  /** Starts a program that acts on objects, unless it runs. */
  addExtra(extra: ExtraStart): void {
    if (this.extraNames.has(extra.extra)) return;
    this.running = [...this.running, this.plan.launch(extra.start)];
    this.extraNames.add(extra.extra);
  }

  /** Kills the API server and starts it again at the same address. */
  async restartApiServer(): Promise<void> {
    const port = Number(new URL(this.access.server).port);
    await this.running.find(({ name }) => name === "kube-apiserver")?.kill();
    for (let attempt = 1; ; attempt += 1) {
      const server = launchApiServer(this.plan, port);
      this.running = this.running.map((old) => (old.name === server.name ? server : old));
      try {
        await readyAccess(this.plan, port, server);
        return;
      } catch (error) {
        await server.kill();
        // The system may take a moment to free the port of a killed process.
        if (attempt === PORT_ATTEMPTS || !lostPort(this.plan.files)) throw error;
        await delay(PORT_PAUSE_MS, undefined, { signal: this.plan.signal });
      }
    }
  }

  /** Ends everything, what writes before what it writes to. */
  async stop(): Promise<void> {
    await endPrograms(this.running);
    this.running = [];
  }
}

/** Ends programs in the opposite order of their start. */
export async function endPrograms(programs: readonly RunningProgram[]): Promise<void> {
  const rank = ({ name }: RunningProgram): number => PROGRAM_NAMES.indexOf(name);
  for (const program of [...programs].sort((a, b) => rank(b) - rank(a))) await program.end();
}

/** How the administrator reaches a cluster whose server has its certificate. */
export function accessOf(
  files: ClusterFiles,
  server: string,
  extras: ReadonlySet<ClusterExtra>,
): ClusterAccess {
  return {
    server,
    certificateAuthority: readFileSync(files.certificate, "utf8"),
    token: readToken(files, "admin"),
    extras,
  };
}

function launchApiServer(plan: ClusterPlan, port: number): RunningProgram {
  return plan.launch({
    name: "kube-apiserver",
    executable: plan.programs.apiServer,
    args: apiServerArguments(plan.files, port),
    folder: plan.files.folder,
    log: logFile(plan.files, "kube-apiserver"),
  });
}

async function readyAccess(
  plan: ClusterPlan,
  port: number,
  server: RunningProgram,
): Promise<ClusterAccess> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  for (;;) {
    plan.signal.throwIfAborted();
    const access = accessIfWritten(plan.files, `https://127.0.0.1:${port}`);
    if (access !== undefined && (await isReady(access))) return access;
    if (!server.isRunning()) throw notReady(plan, "it ended");
    if (Date.now() > deadline) throw notReady(plan, "it did not answer in time");
    await delay(READY_INTERVAL_MS, undefined, { signal: plan.signal });
  }
}

/** {@link accessOf}; undefined while the server starts, which makes its certificate then. */
export function accessIfWritten(
  files: ClusterFiles,
  server: string,
  extras: ReadonlySet<ClusterExtra> = new Set(),
): ClusterAccess | undefined {
  try {
    return accessOf(files, server, extras);
  } catch {
    return undefined;
  }
}

function notReady({ name, files }: ClusterPlan, reason: string): ToolchainError {
  const end = logEnd(files);
  return new ToolchainError(
    `simulated: the API server of ${name} is not ready, ${reason}:\n${end}`,
  );
}

function lostPort(files: ClusterFiles): boolean {
  return logEnd(files).includes("address already in use");
}

const LOG_END_CHARACTERS = 2_000;

function logEnd(files: ClusterFiles): string {
  return readFileSync(logFile(files, "kube-apiserver"), "utf8").slice(-LOG_END_CHARACTERS).trim();
}
