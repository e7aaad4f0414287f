import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { stringify } from "yaml";
import type { ProcessContext } from "../../engine/process-context";
import { isPlainObject } from "../../components/core/pure/plain-object";
import type { Plan } from "../../plan";
import { readYamlMapping } from "../../plan/config/yaml-file";
import type { KubernetesMode } from "../../sandbox/control-plane/choose-clusters";
import { sandboxEnvironment } from "../../sandbox/sandbox-environment";
import type { EngineOperation } from "../../engine/clouds";
import { type EngineOptions, runEngine } from "../../engine/operations";
import type { SandboxOptions } from "../../sandbox/sandbox-operation";
import { simulatedClouds } from "../../sandbox/simulated-clouds";
import { SandboxClusters } from "../../sandbox/control-plane/sandbox-clusters";
import { ApiClient } from "../../sandbox/providers/kubernetes/api-client";
import { ObjectApi } from "../../sandbox/providers/kubernetes/object-api";
import { SYSTEM_CLOCK } from "../../sandbox/clock";
import { installControlPlane } from "../../sandbox/toolchain/control-plane";
import { Account } from "../../sandbox/providers/account";
import { type SandboxFolders, sandboxFolders } from "../../sandbox/sandbox-folders";
import { copyProject, SIMULATED_SALT } from "../../sandbox/scratch-project";
import { ensureStack, runInBackend } from "../../sandbox/stack-state";
import type { ResolvedEngine } from "../../engine/toolchain/find-engine";
import { installEngine } from "../../engine/toolchain/install-engine";
import type { ConfigurationChange } from "./configuration-changes";
import { parseFieldPath, withField, withoutField } from "./field-path";
import { ROOT } from "./repository";
import { planWithSettings } from "./plan-with-settings";
import { type Changes, parseChanges, parseErrors } from "./scenario-changes";
import { parseState, type StateResource } from "./scenario-state";
import { makeProject, type ScenarioProgram } from "./scenario-project";
import { testToolchainContext } from "./toolchain-context";

/** How one operation ended. */
export interface ScenarioRun {
  readonly code: number;
  readonly changes: Changes;
  /** What the engine reported as errors. */
  readonly errors: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a scenario starts. */
export interface ScenarioOptions {
  readonly stack: string;
  /** Runs another program than ours. */
  readonly program?: Pick<ScenarioProgram, "project" | "entry">;
  /** What stands behind the kubernetes provider. @default - an API server where one is built */
  readonly kubernetes?: KubernetesMode;
  /** State and accounts to go on with. @default - a folder of its own */
  readonly stateDir?: string;
}

type Settings = Readonly<Record<string, unknown>>;

/** How to run one operation. */
interface RunOptions
  extends Pick<EngineOptions, "extraArgs" | "policyPack">, Pick<SandboxOptions, "onCheck"> {
  /** What the engine prints; changes and errors are read from JSON only. @default "json" */
  readonly format?: "json" | "text";
}

/**
 * A stack's life on the real engine and simulated clouds of its own: steps change the configuration
 * and run operations, and see exactly which resources each one changed.
 */
export class Scenario {
  readonly scratch = mkdtempSync(path.join(os.tmpdir(), "scenario-"));
  readonly folders: SandboxFolders;
  private readonly options: ScenarioOptions;
  private readonly projectRoot: string;
  private engine: Promise<ResolvedEngine> | undefined;
  private settings: Settings = {};

  constructor(options: ScenarioOptions) {
    this.options = options;
    const { stack, program, stateDir } = options;
    this.folders = sandboxFolders(stateDir ?? path.join(this.scratch, "state"), stack);
    this.projectRoot = program === undefined ? ROOT : path.join(this.scratch, "program");
    if (program !== undefined) makeProject({ ...program, stack, folder: this.projectRoot });
    this.reset();
  }

  /** Changes one value: `set("cluster.version", "1.36")`; another namespace's key as it is. */
  set(setting: string, value: unknown): void {
    const steps = setting.includes(":") ? [setting] : parseFieldPath(setting);
    this.settings = toSettings(withField(this.settings, steps, value));
  }

  /** Takes one value out of the configuration. */
  unset(setting: string): void {
    this.settings = toSettings(withoutField(this.settings, parseFieldPath(setting)));
  }

  /** Makes one change of the configuration. */
  change({ set = {}, unset = [] }: ConfigurationChange): void {
    for (const [setting, value] of Object.entries(set)) this.set(setting, value);
    for (const setting of unset) this.unset(setting);
  }

  /** The plan of the program with the configuration as it stands, on the embedded engine. */
  plan(): Promise<Plan> {
    const { stack, program } = this.options;
    return planWithSettings({ stack, program, settings: this.settings });
  }

  /** Goes back to the configuration of the start. */
  reset(): void {
    this.settings = readSettings(path.join(this.projectRoot, `Pulumi.${this.options.stack}.yaml`));
  }

  preview(options: RunOptions = {}): Promise<ScenarioRun> {
    return this.run("preview", options);
  }

  up(options: RunOptions = {}): Promise<ScenarioRun> {
    const { extraArgs = [] } = options;
    return this.run("up", { ...options, extraArgs: ["--skip-preview", ...extraArgs] });
  }

  refresh(options: RunOptions = {}): Promise<ScenarioRun> {
    const { extraArgs = [] } = options;
    return this.run("refresh", { ...options, extraArgs: ["--skip-preview", ...extraArgs] });
  }

  destroy(options: RunOptions = {}): Promise<ScenarioRun> {
    const { extraArgs = [] } = options;
    return this.run("destroy", { ...options, extraArgs: ["--skip-preview", ...extraArgs] });
  }

  /** What exists in a simulated cloud: `account("aws")`. */
  account(name: string): Account {
    return new Account(path.join(this.folders.accounts, `${name}.jsonl`));
  }

  /** Runs a command of the engine on the stack's own backend: `pulumi(["stack", "export"])`. */
  async pulumi(args: readonly string[]): Promise<string> {
    const { folders } = this;
    const { stack: name } = this.options;
    copyProject(this.projectRoot, name, folders, this.writeConfiguration());
    const { env, signal } = testToolchainContext();
    const stack = {
      name,
      folders,
      signal,
      engine: await this.obtainEngine(),
      env: sandboxEnvironment(env, folders),
    };
    await ensureStack(stack);
    return runInBackend(stack, [...args, "--stack", name]);
  }

  /** Starts from an account in which another scenario's resources exist already. */
  copyAccounts(other: Scenario): void {
    cpSync(other.folders.accounts, this.folders.accounts, { recursive: true });
  }

  /** The resources in the engine's own state. */
  resources(): readonly StateResource[] {
    const { project = "orchestration-platform" } = this.options.program ?? {};
    const stacks = path.join(this.folders.backend, ".pulumi", "stacks", project);
    return parseState(
      JSON.parse(readFileSync(path.join(stacks, `${this.options.stack}.json`), "utf8")),
    );
  }

  /** Runs one of the stack's API servers and lets the work look at its objects, or change them. */
  async withCluster<T>(name: string, work: (objects: ObjectApi) => Promise<T>): Promise<T> {
    const context = testToolchainContext();
    const programs = await installControlPlane(context);
    const clusters = new SandboxClusters({ folder: this.folders.clusters, programs, context });
    try {
      return await work(new ObjectApi(new ApiClient(await clusters.open(name), SYSTEM_CLOCK)));
    } finally {
      await clusters.close();
    }
  }

  /** Removes everything that the scenario made. */
  end(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }

  private obtainEngine(): Promise<ResolvedEngine> {
    this.engine ??= installEngine(testToolchainContext());
    return this.engine;
  }

  private async run(
    operation: EngineOperation,
    { format = "json", extraArgs = [], policyPack = false, onCheck }: RunOptions,
  ): Promise<ScenarioRun> {
    const stdout = new PassThrough();
    const stderr = new PassThrough();
    const texts = Promise.all([collect(stdout), collect(stderr)]);
    const code = await runEngine(operation, {
      policyPack,
      clouds: simulatedClouds({
        kubernetes: this.options.kubernetes,
        stateDir: this.folders.root,
        onCheck,
      }),
      context: this.context(stdout, stderr),
      engine: await this.obtainEngine(),
      stack: this.options.stack,
      configFile: this.writeConfiguration(),
      extraArgs: [...(format === "json" ? ["--json"] : []), ...extraArgs],
    });
    stdout.end();
    stderr.end();
    const [out, err] = await texts;
    return { code, changes: parseChanges(out), errors: parseErrors(out), stdout: out, stderr: err };
  }

  private context(stdout: PassThrough, stderr: PassThrough): ProcessContext {
    const { projectRoot } = this;
    return { ...testToolchainContext(), cwd: projectRoot, projectRoot, stdout, stderr };
  }

  private writeConfiguration(): string {
    const file = path.join(this.scratch, `Pulumi.${this.options.stack}.yaml`);
    writeFileSync(file, stringify({ encryptionsalt: SIMULATED_SALT, config: this.settings }));
    return file;
  }
}

/** The prefix of our own keys. */
const OWN_KEY = /^orchestration-platform:/;

/** Keys without the project's prefix, which the CLI adds to a key that has none. */
function readSettings(file: string): Settings {
  const { config } = readYamlMapping(file);
  const entries = Object.entries(toSettings(config ?? {}));
  return Object.fromEntries(entries.map(([key, value]) => [key.replace(OWN_KEY, ""), value]));
}

function toSettings(value: unknown): Settings {
  if (isPlainObject(value)) return value;
  throw new Error("a configuration is a mapping");
}

async function collect(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
