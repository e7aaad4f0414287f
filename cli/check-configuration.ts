import { loadStackConfig } from "../plan/config/stack-config";
import { decodeConfiguration } from "../stacks/pure/decode-configuration";
import { parseSettings } from "../stacks/settings";

/** The project whose settings the command knows; another program checks its own. */
const PROJECT = "orchestration-platform";

/**
 * Refuses a wrong configuration before an engine starts, with every problem at once and the exit
 * code of a mistake in the input; the engine would report it as a failed update.
 */
export function checkConfiguration(projectRoot: string, stack: string, configFile?: string): void {
  const { project, config, secretKeys } = loadStackConfig(projectRoot, stack, configFile);
  if (project !== PROJECT || secretKeys.length > 0) return;
  parseSettings(decodeConfiguration(project, config));
}
