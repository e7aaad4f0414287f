import { type Command, Option } from "commander";
import type { ProcessContext } from "../../engine/process-context";
import type { Faults } from "../../sandbox";

/** The flags as they were written. */
export interface FaultFlags {
  readonly faults?: string;
  readonly seed?: string;
}

/** Adds `--faults` and `--seed`: what goes wrong in the sandbox while an operation runs. */
export function addFaults(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--faults <file|json>",
        "what goes wrong in the sandbox during the operation (docs/schemas/faults.json)",
      ).conflicts(["cloud", "embedded"]),
    )
    .addOption(
      new Option("--seed <number>", "seed of the random choices in --faults").conflicts([
        "cloud",
        "embedded",
      ]),
    );
}

/** The faults that the flags ask for; undefined where there are none. */
export async function requestedFaults(
  { cwd }: ProcessContext,
  flags: FaultFlags,
): Promise<Faults | undefined> {
  if (flags.faults === undefined && flags.seed === undefined) return undefined;
  const { readFaults } = await import("../../sandbox/index.js");
  return readFaults(flags, cwd);
}
