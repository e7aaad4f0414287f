import path from "node:path";
import { type Command, Option } from "commander";
import type { CliContext } from "../context";

/** Flags that say which configuration an operation works with and where its state is. */
export interface StackFlags {
  readonly configFile?: string;
  readonly stateDir?: string;
}

/** What those flags mean, as paths that do not depend on where the command was started. */
export interface StackPlace {
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

/** Adds `--state-dir`: a rehearsal can have simulated clouds of its own. */
export function addStateDir(command: Command): Command {
  return command.addOption(
    new Option(
      "--state-dir <dir>",
      "folder where the sandbox keeps state and accounts (default: .sandbox in the project)",
    ).conflicts(["cloud", "embedded"]),
  );
}

/** Resolves the flags against the folder that the command was started in. */
export function stackPlace({ cwd }: CliContext, { configFile, stateDir }: StackFlags): StackPlace {
  return {
    configFile: configFile === undefined ? undefined : path.resolve(cwd, configFile),
    stateDir: stateDir === undefined ? undefined : path.resolve(cwd, stateDir),
  };
}
