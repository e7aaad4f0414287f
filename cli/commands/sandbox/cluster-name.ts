import { ConfigurationError } from "../../../components/core/pure/configuration-error";
import { isPlainObject } from "../../../components/core/pure/plain-object";
import { describeValue } from "../../../components/core/pure/validate";
import type { ProcessContext } from "../../../engine/process-context";
import { loadStackConfig } from "../../../plan/config/stack-config";
import { type StackFlags, stackPaths } from "../stack-options";

/** What names a cluster on the command line. */
export interface ClusterFlags extends StackFlags {
  readonly stack: string;
  readonly cluster?: string;
}

/** Names that do as a folder's name and as a cluster's. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * The cluster that is meant: the one named, else the one that the stack works on, which is its own
 * or the one that it imports.
 */
export function clusterName(context: ProcessContext, flags: ClusterFlags): string {
  const { configFile } = stackPaths(context, flags);
  const config = loadStackConfig(context.projectRoot, flags.stack, configFile);
  const { cluster: named } = flags;
  if (named === undefined) {
    const layer = parsed(config.config[`${config.project}:cluster`]);
    return importedName(layer) ?? `${config.environment}-cluster`;
  }
  if (NAME.test(named)) return named;
  throw new ConfigurationError([
    `--cluster: is not the name of a cluster, got ${describeValue(named)}; ` +
      "use letters, digits, dots, hyphens and underscores, beginning with a letter or digit",
  ]);
}

function importedName(layer: unknown): string | undefined {
  if (!isPlainObject(layer) || layer.source !== "import") return undefined;
  return typeof layer.name === "string" && NAME.test(layer.name) ? layer.name : undefined;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // A wrong configuration is reported by the operations that need all of it.
    return undefined;
  }
}
