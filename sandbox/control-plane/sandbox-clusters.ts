import { rm } from "node:fs/promises";
import path from "node:path";
import type { ControlPlanePrograms } from "../toolchain/control-plane";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import type { ClusterAccess, Clusters } from "./cluster";
import { attachDaemon, endDaemon, recordDaemon, recordingLaunch } from "./cluster-daemon";
import { type ClusterFiles, clusterFiles, clusterNames } from "./cluster-files";
import { prepareFolder } from "./cluster-folder";
import { lockCluster, withClusterLock } from "./cluster-lock";
import { type ClusterPlan, ClusterRun } from "./cluster-run";
import { launchDaemon } from "./daemon-program";
import { ensureSeed } from "./seed";
import { startDaemon } from "./start-daemon";
import { launchWatched } from "./watched-program";

/** What sandbox clusters are made of. */
export interface SandboxClustersOptions {
  /** Folder of the stack's clusters, each a folder in it. */
  readonly folder: string;
  readonly programs: ControlPlanePrograms;
  readonly context: ToolchainContext;
}

/** A cluster that this process uses. */
interface OpenCluster {
  readonly run: ClusterRun;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Clusters of one stack on real API servers. What `orchestrate sandbox start` left running is used as
 * it is; any other cluster runs while this object is open, and only one process runs it at a time.
 */
export class SandboxClusters implements Clusters {
  private readonly options: SandboxClustersOptions;
  private readonly opened = new Map<string, Promise<OpenCluster>>();

  constructor(options: SandboxClustersOptions) {
    this.options = options;
  }

  async open(name: string): Promise<ClusterAccess> {
    const known = this.opened.get(name) ?? this.start(name);
    this.opened.set(name, known);
    return (await known).run.access;
  }

  names(): readonly string[] {
    return [...this.opened.keys()];
  }

  async restart(name: string): Promise<void> {
    await (await this.opened.get(name))?.restart();
  }

  async forget(name: string): Promise<void> {
    const { programs, context } = this.options;
    const files = this.filesOf(name);
    await this.closeOne(name);
    const daemon = await attachDaemon(this.plan(name, launchDaemon));
    await withClusterLock(files, context, async () => {
      await endDaemon(files);
      await rm(files.folder, { recursive: true, force: true });
    });
    if (daemon === undefined) return;
    await startDaemon({ name, files, programs, extras: daemon.access.extras }, context);
  }

  async close(): Promise<void> {
    await Promise.all([...this.opened.keys()].map((name) => this.closeOne(name)));
  }

  /**
   * Deletes every cluster of the stack, open or not; one that `orchestrate sandbox start` left running
   * stays.
   *
   * @returns the names of those that stay
   */
  async forgetAll(): Promise<readonly string[]> {
    await this.close();
    const staying: string[] = [];
    for (const name of await clusterNames(this.options.folder)) {
      if (await attachDaemon(this.plan(name, launchDaemon))) staying.push(name);
      else await this.forget(name);
    }
    if (staying.length === 0) await rm(this.options.folder, { recursive: true, force: true });
    return staying;
  }

  private async closeOne(name: string): Promise<void> {
    const open = this.opened.get(name);
    this.opened.delete(name);
    // One that did not start has cleaned up and reported it to its caller.
    await (await open?.catch(() => undefined))?.close();
  }

  private async start(name: string): Promise<OpenCluster> {
    try {
      return (await this.useDaemon(name)) ?? (await this.startOwn(name));
    } catch (error) {
      this.opened.delete(name);
      throw error;
    }
  }

  private async useDaemon(name: string): Promise<OpenCluster | undefined> {
    const files = this.filesOf(name);
    const run = await attachDaemon(this.plan(name, recordingLaunch(files, launchDaemon)));
    if (run === undefined) return undefined;
    const restart = async (): Promise<void> => {
      await run.restartApiServer();
      recordDaemon(files, run);
    };
    return { run, restart, close: () => Promise.resolve() };
  }

  private async startOwn(name: string): Promise<OpenCluster> {
    const files = this.filesOf(name);
    const release = await lockCluster(files, this.options.context);
    try {
      await endDaemon(files);
      await prepareFolder(files, () => ensureSeed(this.options.programs, this.options.context));
      const run = await ClusterRun.start(this.plan(name, launchWatched));
      const close = async (): Promise<void> => {
        await run.stop();
        await release();
      };
      return { run, restart: () => run.restartApiServer(), close };
    } catch (error) {
      await release();
      throw error;
    }
  }

  private plan(name: string, launch: ClusterPlan["launch"]): ClusterPlan {
    const { programs, context } = this.options;
    return { name, files: this.filesOf(name), programs, launch, signal: context.signal };
  }

  private filesOf(name: string): ClusterFiles {
    return clusterFiles(path.join(this.options.folder, name));
  }
}
