import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ConfigurationError } from "../components/core/pure/configuration-error";
import { loadStackConfig } from "../plan/config/stack-config";
import { exists } from "./toolchain/install-tool";

/** Arguments that switch our policy pack on, and what to clean up after the run. */
export interface PolicyPackArguments {
  readonly args: readonly string[];
  readonly dispose: () => void;
}

/** Whose pack, and for which stack. */
export interface PackedStack {
  readonly projectRoot: string;
  readonly stack: string;
  readonly configFile?: string | undefined;
}

const nothing = () => undefined;

/** Arguments for an operation that runs no pack. */
export const WITHOUT_PACK: PolicyPackArguments = { args: [], dispose: nothing };

/**
 * Arguments that give the engine our pack, with the project's own configuration and waivers where it
 * has them: written for the environment of the stack, since the engine knows of none.
 */
export async function policyPackArguments(packed: PackedStack): Promise<PolicyPackArguments> {
  const pack = path.join(packed.projectRoot, "policy");
  if (!(await exists(path.join(pack, "dist", "index.js")))) {
    throw new ConfigurationError(["policy/dist/index.js: is missing; run `npm run build`"]);
  }
  const config = await configurationOf(packed);
  if (config === undefined) return { args: ["--policy-pack", pack], dispose: nothing };
  const folder = mkdtempSync(path.join(tmpdir(), "orchestrate-policy-"));
  const file = path.join(folder, "policy-config.json");
  writeFileSync(file, JSON.stringify(config));
  return {
    args: ["--policy-pack", pack, "--policy-pack-config", file],
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** All rules are loaded for this, so only where a pack runs. */
async function configurationOf(packed: PackedStack): Promise<object | undefined> {
  const { projectRoot, stack, configFile } = packed;
  const { projectPolicyFiles, projectPolicyOptions } =
    await import("../policy/check/policy-files.js");
  if (Object.keys(projectPolicyFiles(projectRoot)).length === 0) return undefined;
  const { packConfig } = await import("../policy/config/pack-config.js");
  const { environment } = loadStackConfig(projectRoot, stack, configFile);
  const read = projectPolicyOptions(projectRoot, environment);
  const { levels = {}, settings = {}, waivers = [] } = read;
  return packConfig({ levels, settings }, waivers);
}
