import { decodeConfiguration } from "../../../stacks/pure/decode-configuration";
import { parseSettings } from "../../../stacks/settings";
import { configurationTexts, PROJECT } from "./configuration-texts";
import type { FuzzCase } from "./fuzz-case";
import { judge, type Verdict } from "./judge";
import { tryStackFile } from "./try-stack-file";

/**
 * Reads a configuration as the program does, from the texts that the engine hands over, or as the
 * commands do, from a stack file.
 */
export function trySettings(tried: FuzzCase): Verdict {
  const { stackFile } = tried;
  const texts = configurationTexts(tried.configuration);
  const start = process.cpuUsage();
  const error = errorOf(() =>
    stackFile === undefined
      ? parseSettings(decodeConfiguration(PROJECT, texts))
      : tryStackFile(stackFile),
  );
  const { user, system } = process.cpuUsage(start);
  return judge(tried, { error, milliseconds: (user + system) / 1_000 });
}

function errorOf(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error ?? new Error("threw nothing");
  }
}
