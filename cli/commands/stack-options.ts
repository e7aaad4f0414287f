import path from "node:path";
import { type Command, Option } from "commander";
import type { ProcessContext } from "../../engine/process-context";

/** Flags that select the configuration of an operation and the folder of its state. */
export interface StackFlags {
  readonly configFile?: string;
  readonly stateDir?: string;
}

/** The files that those flags name, as absolute paths. */
export interface StackPaths {
  readonly configFile: string | undefined;
  readonly stateDir: string | undefined;
}

/** Adds `--config-file`: a changed configuration can be rehearsed without editing the stack's own. */
export function addConfigFile(command: Command): Command {
  return command.option(
    "--config-file <file>",
    "configuration to use instead of Pulumi.<stack>.yaml, to rehearse a change",
  );
}

/** Adds `--state-dir`: a rehearsal can have separate simulated clouds. */
export function addStateDir(command: Command): Command {
  return command.addOption(
    new Option(
      "--state-dir <dir>",
      "folder where the sandbox keeps state and accounts (default: .sandbox in the project)",
    ).conflicts(["cloud", "embedded"]),
  );
}

/** Resolves the flags against the folder that the command was started in. */
export function stackPaths(
  { cwd }: ProcessContext,
  { configFile, stateDir }: StackFlags,
): StackPaths {
  return {
    configFile: configFile === undefined ? undefined : path.resolve(cwd, configFile),
    stateDir: stateDir === undefined ? undefined : path.resolve(cwd, stateDir),
  };
}
