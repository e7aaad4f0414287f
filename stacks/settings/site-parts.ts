import type { CreatedClusterParts, CreatedNetworkParts, SettingsParts } from "./schema";
import type { SettingPath } from "./setting-path";

/** A network of the stack, as far as its settings parsed. */
export interface NetworkPart {
  readonly path: SettingPath;
  /** False for one that exists already or belongs to another stack. */
  readonly isCreated: boolean;
  readonly network: CreatedNetworkParts;
}

/** A cluster that the stack creates, as far as its settings parsed. */
export interface ClusterPart {
  /** Prefix of the names of its resources; empty for the first cluster. */
  readonly prefix: string;
  readonly path: SettingPath;
  readonly cluster: CreatedClusterParts;
}

/** The networks of the stack, that of `network` first. */
export function networkParts({ network, regions = {} }: SettingsParts): readonly NetworkPart[] {
  const further = Object.entries(regions).map(([key, region = {}]) => ({
    path: ["regions", key],
    isCreated: true,
    network: region,
  }));
  const path = ["network"];
  switch (network?.source) {
    case "create":
      return [{ path, isCreated: true, network }, ...further];
    case "import":
    case "stack":
      return [{ path, isCreated: false, network }, ...further];
    case "none":
    case undefined:
      return further;
  }
}

/** The clusters that the stack creates, that of `cluster` first. */
export function clusterParts({ cluster, clusters = {} }: SettingsParts): readonly ClusterPart[] {
  const main = cluster?.source === "create" ? [{ prefix: "", path: ["cluster"], cluster }] : [];
  const further = Object.entries(clusters).map(([key, one = {}]) => ({
    prefix: `${key}-`,
    path: ["clusters", key],
    cluster: one,
  }));
  return [...main, ...further];
}

/**
 * A list for the rules of a component, which count positions. An item that its schema refused is an
 * empty text here; what the rules say of its path is dropped, because the schema named it already.
 */
export function textsOf(items: readonly (string | undefined)[] = []): readonly string[] {
  return items.map((item = "") => item);
}
