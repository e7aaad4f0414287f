import { INSTANCE_LIMITS } from "./instance-limits";
import { parseInstanceType, sizeCpus } from "./instance-type";

/** Network limits of an instance type. */
export interface InstanceLimits {
  readonly interfaces: number;
  /** Addresses of one interface, its own included. */
  readonly addresses: number;
}

/** Addresses in a delegated prefix. */
const PREFIX_ADDRESSES = 16;

/** Pods that use the node's own address: the CNI and the proxy. */
const HOST_NETWORK_PODS = 2;

/** Most pods that Kubernetes is tested with on a small and on a large node. */
const MOST_PODS = { small: 110, large: 250 };

/** Virtual processors from which on a node counts as large. */
const LARGE_CPUS = 30;

/** The network limits of a type; `undefined` for one that the table does not know. */
export function instanceLimits(name: string): InstanceLimits | undefined {
  const [family = "", size = ""] = name.split(".");
  for (const [limits, types] of Object.entries(INSTANCE_LIMITS)) {
    const entry = types.split(" ").find((candidate) => candidate.startsWith(`${family}:`));
    if (
      entry
        ?.slice(family.length + 1)
        .split(",")
        .includes(size) !== true
    )
      continue;
    const [interfaces = 0, addresses = 0] = limits.split("x").map(Number);
    return { interfaces, addresses };
  }
  return undefined;
}

/**
 * Most pods on a node of the type, by what its addresses allow. The first address of an interface is
 * the interface's own. With prefixes the kubelet and not the network is the limit, so the number
 * recommended for the size caps it.
 */
export function maxPodsOf(name: string, density: "addresses" | "prefixes"): number | undefined {
  const limits = instanceLimits(name);
  if (limits === undefined) return undefined;
  const { interfaces, addresses } = limits;
  const slots = interfaces * (addresses - 1);
  if (density === "addresses") return slots + HOST_NETWORK_PODS;
  return Math.min(slots * PREFIX_ADDRESSES + HOST_NETWORK_PODS, mostPods(name));
}

/** One number that holds on every type of a pool; `undefined` while a type is unknown. */
export function maxPodsOfAll(
  names: readonly string[],
  density: "addresses" | "prefixes",
): number | undefined {
  const counts = names.map((name) => maxPodsOf(name, density));
  const known = counts.filter((count) => count !== undefined);
  return known.length < counts.length ? undefined : Math.min(...known);
}

function mostPods(name: string): number {
  const cpus = sizeCpus(parseInstanceType(name)?.size ?? "");
  // Bare metal without a number in its name is large.
  return cpus !== undefined && cpus < LARGE_CPUS ? MOST_PODS.small : MOST_PODS.large;
}
