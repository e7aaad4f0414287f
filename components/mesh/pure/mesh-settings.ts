import type { Cpu, Memory } from "../../core/pure/units";
import type { KubernetesMinor } from "../../core/versions";

/** Namespace of the control plane; Istio calls it the root namespace, its policies hold mesh-wide. */
export const ROOT_NAMESPACE = "istio-system";

/** Namespace of the node agent, which is privileged by nature; keeps it out of the root namespace. */
export const CNI_NAMESPACE = "kube-system";

/** Requests of one container; its memory is limited as the user of it says. */
export interface ContainerSize {
  readonly cpu: Cpu;
  readonly memory: Memory;
}

/** A service mesh with every default applied. */
export interface MeshSettings {
  readonly replicas: number;
  readonly controlPlane: ContainerSize;
  readonly sidecar: ContainerSize;
  /** What a sidecar does with a destination that the mesh does not know. */
  readonly egress: "registry-only" | "allow-any";
  /** Oldest TLS version between workloads. */
  readonly minimumTls: "1.2" | "1.3";
  readonly kubernetesVersion: KubernetesMinor;
}
