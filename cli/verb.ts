import type { Command } from "commander";
import type { ExitCode } from "../engine/exit-codes";
import type { ProcessContext } from "../engine/process-context";

/** One entry of the table of verbs: a verb, or a group of verbs below one word. */
export type Verb = SingleVerb | VerbGroup;

/** What `--help` lists of a verb, and where the rest of it is. */
export interface SingleVerb {
  readonly name: string;
  readonly description: string;
  /** Imports the verb's module; called only where the command line names the verb. */
  readonly load: () => Promise<VerbModule>;
}

/** Verbs below one word, as in `orchestrate policy check`. */
export interface VerbGroup {
  readonly name: string;
  readonly description: string;
  readonly verbs: readonly Verb[];
}

/** The module of one verb. */
export interface VerbModule {
  /** Adds arguments, options, examples and the action to the verb's command. */
  readonly define: (command: Command, run: ActionRunner) => void;
}

/** Turns an action into the handler that the parser calls; reports errors and sets the exit code. */
export type ActionRunner = (
  action: (context: ProcessContext) => Promise<ExitCode>,
) => Promise<void>;

/** Adds verbs to a command; only the modules of those that the command line names are loaded. */
export async function registerVerbs(
  parent: Command,
  verbs: readonly Verb[],
  args: readonly string[],
  run: ActionRunner,
): Promise<void> {
  for (const verb of verbs) {
    const command = parent.command(verb.name).description(verb.description);
    if ("verbs" in verb) await registerVerbs(command, verb.verbs, args, run);
    else if (args.includes(verb.name)) (await verb.load()).define(command, run);
  }
}
