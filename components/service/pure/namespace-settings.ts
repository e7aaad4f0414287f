import type { Cpu, Memory } from "../../core/pure/units";
import type { KubernetesMinor } from "../../core/versions";

/** What all pods of a namespace together may request. */
export interface NamespaceQuota {
  readonly cpu: Cpu;
  readonly memory: Memory;
  readonly pods: number;
  readonly persistentVolumeClaims: number;
  readonly loadBalancers: number;
}

/** CPU and memory of one container. */
export interface ContainerAmount {
  readonly cpu: Cpu;
  readonly memory: Memory;
}

/** What a container gets that sets nothing, and the most that one may request. */
export interface ContainerLimits {
  readonly defaultRequest: ContainerAmount;
  readonly defaultLimit: ContainerAmount;
  readonly max: ContainerAmount;
}

/** Whether pods of the namespace are cut off from all that is not declared. */
export type NamespaceIsolation = "default-deny" | "open";

/** A team's namespace with every default applied. */
export interface NamespaceSettings {
  readonly namespace: string;
  readonly quota: NamespaceQuota | "unlimited";
  readonly containerLimits: ContainerLimits;
  readonly isolation: NamespaceIsolation;
  /** Group whose members may change what is inside. */
  readonly editorsGroup?: string;
  readonly kubernetesVersion: KubernetesMinor;
}

/** Largest container that a team's namespace allows by default: half of a small node. */
export const GREATEST_CONTAINER = { cpu: "4", memory: "8Gi" } as const satisfies ContainerAmount;
