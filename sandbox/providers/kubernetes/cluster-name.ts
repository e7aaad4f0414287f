import { parse } from "yaml";
import { isProperties, reveal, textOf } from "../properties";
import type { Properties } from "../properties";

/** Cluster of a configuration that names none. */
const UNNAMED = "default";

/**
 * The sandbox cluster that a provider's configuration leads to. Whatever address or credential a
 * kubeconfig holds is not looked at: only its names say which sandbox cluster is meant.
 */
export function clusterNameOf(configuration: Properties): string {
  const name =
    textOf(configuration, "clusterIdentifier") ??
    clusterOfKubeconfig(configuration) ??
    textOf(configuration, "context") ??
    UNNAMED;
  return asFolderName(name);
}

/** A folder's name: no separators, and never hidden or a way upwards. */
export function asFolderName(name: string): string {
  const safe = name.replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "");
  return safe === "" ? UNNAMED : safe;
}

/** Cluster of the context that the kubeconfig is used with. */
function clusterOfKubeconfig(configuration: Properties): string | undefined {
  const given = reveal(configuration.kubeconfig);
  const kubeconfig = typeof given === "string" ? parsed(given) : given;
  if (!isProperties(kubeconfig)) return undefined;
  const wanted = textOf(configuration, "context") ?? textOf(kubeconfig, "current-context");
  const contexts: readonly unknown[] = Array.isArray(kubeconfig.contexts)
    ? kubeconfig.contexts
    : [];
  const context = contexts.filter(isProperties).find(({ name }) => name === wanted)?.context;
  return isProperties(context) ? textOf(context, "cluster") : undefined;
}

/** The document, or undefined for what is a path or no YAML at all. */
function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
