import { type Command, Option } from "commander";
import type { Faults } from "../../sandbox/faults/fault-schema";
import type { CliContext } from "../context";

/** What the flags say, unread. */
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
        "what goes wrong in the sandbox meanwhile (docs/schemas/faults.json)",
      ).conflicts(["cloud", "embedded"]),
    )
    .addOption(
      new Option("--seed <number>", "decides what chance decides of --faults").conflicts([
        "cloud",
        "embedded",
      ]),
    );
}

/** The faults that the flags ask for; undefined where none are, which costs nothing. */
export async function requestedFaults(
  { cwd }: CliContext,
  flags: FaultFlags,
): Promise<Faults | undefined> {
  if (flags.faults === undefined && flags.seed === undefined) return undefined;
  const { readFaults } = await import("../../sandbox/faults/read-faults.js");
  return readFaults(flags, cwd);
}
