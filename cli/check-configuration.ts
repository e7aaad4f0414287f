import { ConfigurationError } from "../components/core/pure/configuration-error";
import { loadStackConfig } from "../plan/config/stack-config";
import { decodeConfiguration } from "../stacks/pure/decode-configuration";
import { parseSettings } from "../stacks/settings";

/** The project whose settings are checked here; another program checks its own. */
const PROJECT = "orchestration-platform";

/**
 * Refuses a wrong configuration before an engine starts, with every problem at once and the exit
 * code of a mistake in the input; the engine would report it as a failed update. Problems of a key
 * with encrypted values are left to the program, which can decrypt them.
 */
export function checkConfiguration(projectRoot: string, stack: string, configFile?: string): void {
  const { project, config, secretKeys } = loadStackConfig(projectRoot, stack, configFile);
  if (project !== PROJECT) return;
  const encrypted = secretKeys.map((key) => key.slice(`${PROJECT}:`.length));
  try {
    parseSettings(decodeConfiguration(project, config));
  } catch (error) {
    if (!(error instanceof ConfigurationError) || encrypted.length === 0) throw error;
    const readable = error.problems.filter((problem) => !isBelow(problem, encrypted));
    if (readable.length > 0) throw new ConfigurationError(readable);
  }
}

/** True for a problem whose path begins with one of the keys. */
function isBelow(problem: string, keys: readonly string[]): boolean {
  return keys.some((key) => problem.startsWith(key) && /^[.:[]/.test(problem.slice(key.length)));
}
