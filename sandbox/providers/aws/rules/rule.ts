import type { CloudChange } from "../../cloud-view";

/** What AWS refuses: its own words, with its error code first; undefined when it accepts. */
export type Rule = (change: CloudChange) => string | undefined;
