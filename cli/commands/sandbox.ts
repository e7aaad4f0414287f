import type { CommandModule } from "../command";
import { driftSubcommand } from "./sandbox/drift";
import { startSubcommand } from "./sandbox/start";
import { statusSubcommand } from "./sandbox/status";
import { stopSubcommand } from "./sandbox/stop";

/** Verbs below `orchestrate sandbox`, in the order of `--help`; each registers itself. */
const SUBCOMMANDS: readonly CommandModule[] = [
  startSubcommand,
  statusSubcommand,
  stopSubcommand,
  driftSubcommand,
];

/** `orchestrate sandbox`: what stands in for a cloud account. */
export const sandboxCommand: CommandModule = {
  register(program, run) {
    const sandbox = program
      .command("sandbox")
      .description("run and look into what stands in for clusters and a cloud account");
    for (const subcommand of SUBCOMMANDS) subcommand.register(sandbox, run);
  },
};
