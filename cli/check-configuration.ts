import { ConfigurationError } from "../components/core/pure/configuration-error";
import { loadStackConfig, type StackConfig } from "../plan/config/stack-config";
import { decodeConfiguration } from "../stacks/pure/decode-configuration";
import { parseSettings } from "../stacks/settings";
import { settingsSchema } from "../stacks/settings/schema";

/**
 * Refuses a wrong configuration before an engine starts, with every problem at once and the exit
 * code of a mistake in the input; the engine would report it as a failed update. Problems of a key
 * with encrypted values are left to the program, which can decrypt them.
 */
export function checkConfiguration(projectRoot: string, stack: string, configFile?: string): void {
  const stackConfig = loadStackConfig(projectRoot, stack, configFile);
  if (!declaresOurSettings(stackConfig)) return;
  const { project, config, secretKeys } = stackConfig;
  const encrypted = secretKeys.map((key) => key.slice(`${project}:`.length));
  try {
    parseSettings(decodeConfiguration(project, config));
  } catch (error) {
    if (!(error instanceof ConfigurationError) || encrypted.length === 0) throw error;
    const readable = error.problems.filter((problem) => !isBelow(problem, encrypted));
    if (readable.length > 0) throw new ConfigurationError(readable);
  }
}

/** True for a project with the program of this package, whatever its name; others check their own. */
function declaresOurSettings({ project, declaredKeys }: StackConfig): boolean {
  const keys = Object.keys(settingsSchema.shape);
  return keys.every((key) => declaredKeys.includes(`${project}:${key}`));
}

/** True for a problem whose path begins with one of the keys. */
function isBelow(problem: string, keys: readonly string[]): boolean {
  return keys.some((key) => problem.startsWith(key) && /^[.:[]/.test(problem.slice(key.length)));
}
