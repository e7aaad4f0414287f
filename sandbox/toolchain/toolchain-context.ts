import type { CliContext } from "../../cli/context";

/** What finding and installing tools needs to know of the outside. */
export type ToolchainContext = Pick<CliContext, "env" | "stderr" | "isTerminal" | "signal">;
