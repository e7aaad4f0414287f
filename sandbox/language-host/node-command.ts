import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PACKAGE_ROOT } from "../../engine/project-root";

/** Options of `runtime:` in Pulumi.yaml or PulumiPolicy.yaml, as far as this host knows them. */
export interface RuntimeOptions {
  readonly typescript: boolean;
  /** Arguments for node itself, before the SDK's entry point. */
  readonly nodeArguments: readonly string[];
}

/** Reads the runtime options that the engine passes along. */
export function readRuntimeOptions(options: Readonly<Record<string, unknown>>): RuntimeOptions {
  const { nodeargs, typescript } = options;
  const text = typeof nodeargs === "string" ? nodeargs.trim() : "";
  return {
    typescript: typescript !== false,
    nodeArguments: text === "" ? [] : text.split(/\s+/),
  };
}

/** What the engine asks to be run. */
export interface ProgramRun {
  readonly monitorAddress: string;
  readonly engineAddress: string;
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  readonly workingDirectory: string;
  readonly rootDirectory: string;
  readonly programDirectory: string;
  readonly entryPoint: string;
  readonly dryRun: boolean;
  readonly parallel: number;
  readonly options: RuntimeOptions;
}

/** What makes a program start faster; it changes nothing that the program declares. */
const PRELOAD = path.join(PACKAGE_ROOT, "dist", "sandbox", "program-preload.cjs");

/** Arguments for node that run a program through the SDK's own entry point. */
export function programArguments(run: ProgramRun): readonly string[] {
  return [
    ...(existsSync(PRELOAD) ? ["--require", PRELOAD] : []),
    ...run.options.nodeArguments,
    resolveFrom(run.programDirectory, "@pulumi/pulumi/cmd/run"),
    ...["--monitor", run.monitorAddress],
    ...["--engine", run.engineAddress],
    ...["--organization", run.organization],
    ...["--project", run.project],
    ...["--stack", run.stack],
    ...["--pwd", run.workingDirectory],
    ...(run.dryRun ? ["--dry-run"] : []),
    ...["--parallel", String(run.parallel)],
    ...["--root-directory", run.rootDirectory],
    path.join(run.programDirectory, run.entryPoint === "" ? "." : run.entryPoint),
  ];
}

/**
 * Ends a plugin whose host was killed outright: unlike a program, which notices that the engine is
 * gone, it would wait for calls for ever.
 */
const END_WITH_HOST = `data:text/javascript,${encodeURIComponent(
  'process.once("disconnect", () => process.exit(1)); process.channel?.unref();',
)}`;

/** Arguments for node that serve a policy pack or another plugin written for Node.js. */
export function pluginArguments(
  kind: string,
  folder: string,
  args: readonly string[],
  options: RuntimeOptions,
): readonly string[] {
  const entry = kind === "analyzer" ? "run-policy-pack" : "run-plugin";
  const script = resolveFrom(folder, `@pulumi/pulumi/cmd/${entry}`);
  return ["--import", END_WITH_HOST, ...options.nodeArguments, script, ...args, folder];
}

/** Path of a module as code inside `folder` would load it. */
export function resolveFrom(folder: string, module: string): string {
  return createRequire(path.join(folder, "package.json")).resolve(module);
}
