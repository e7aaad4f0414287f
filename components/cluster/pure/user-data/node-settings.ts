import { nthAddress } from "../../../core/pure/cidr";
import { ConfigurationError } from "../../../core/pure/configuration-error";
import type { OperatingSystem } from "../node-image";
import type { PoolTaint } from "../node-pool-plan";
import type { KubeletSettings } from "../pools/machine";

/** What a node needs to find its cluster; EKS adds it where the image is EKS's and the group too. */
export interface JoinFacts {
  readonly clusterName: string;
  readonly endpoint: string;
  readonly certificateAuthority: string;
  readonly serviceCidr: string;
}

/** Settings of the kubelet of a node. */
export interface NodeSettings {
  readonly maxPods?: number;
  readonly kubelet: KubeletSettings;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly PoolTaint[];
}

/** Everything that user data is made of. */
export interface UserDataInput {
  readonly os: OperatingSystem;
  readonly settings: NodeSettings;
  /** Absent where EKS joins the node and merges the rest. */
  readonly join?: JoinFacts;
}

/** `key=value` pairs as the kubelet's flag takes them, in the order of their keys. */
export function labelPairs(labels: Readonly<Record<string, string>>): string {
  return Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key] ?? ""}`)
    .join(",");
}

/** `key=value:effect` of a taint, as the kubelet's flag takes it. */
export function taintText({ key, value = "", effect }: PoolTaint): string {
  return `${key}=${value}:${effect}`;
}

/** The tenth address of the Service range: where EKS puts the cluster's DNS. */
export function clusterDnsAddress(serviceCidr: string): string {
  const address = nthAddress(serviceCidr, 10);
  if (address !== undefined) return address;
  throw new ConfigurationError([
    `serviceCidr: is not a CIDR, got ${JSON.stringify(serviceCidr)}; give the Service range of the cluster`,
  ]);
}
