import type { ProcessContext } from "../process-context";

/** What finding and installing tools needs to know of the outside. */
export type ToolchainContext = Pick<ProcessContext, "env" | "stderr" | "isTerminal" | "signal">;
