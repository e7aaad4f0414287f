import { type Command, Option } from "commander";
import type { Clouds } from "../../engine/clouds";
import { REAL_CLOUDS } from "../../engine/real-clouds";
import type { SandboxOptions } from "../../sandbox";

/** Whether the real clouds are meant. */
export interface CloudFlags {
  readonly cloud?: boolean;
}

/** Adds `--cloud`: without it an operation works on simulated clouds. */
export function addCloud(command: Command, description: string): Command {
  return command.addOption(new Option("--cloud", description).conflicts("embedded"));
}

/** The clouds that an operation works on; the sandbox is loaded only where it is used. */
export async function cloudsOf({ cloud }: CloudFlags, options: SandboxOptions): Promise<Clouds> {
  if (cloud === true) return REAL_CLOUDS;
  const { simulatedClouds } = await import("../../sandbox/index.js");
  return simulatedClouds(options);
}
