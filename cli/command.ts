import type { Command } from "commander";
import type { CliContext } from "./context";
import type { ExitCode } from "./exit-codes";

/**
 * A verb of `orchestrate`. `register` adds it to the parser and must stay cheap: whatever is heavy
 * (the Pulumi SDK, the rules) is imported inside the action.
 */
export interface CommandModule {
  register(program: Command, run: CommandRunner): void;
}

/** Turns an action into the handler that the parser calls; reports errors and sets the exit code. */
export type CommandRunner = (action: (context: CliContext) => Promise<ExitCode>) => Promise<void>;
