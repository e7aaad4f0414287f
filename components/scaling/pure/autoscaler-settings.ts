import type { Duration } from "../../core/pure/units";
import type { KubernetesMinor } from "../../core/versions";

/** The workload that an autoscaler sizes. */
export interface ScaleTarget {
  /** @default "Deployment" */
  readonly kind?: "Deployment" | "StatefulSet";
  /** Name of the workload, in the autoscaler's namespace. */
  readonly name: string;
}

/** How fast the replica count may move in one direction. */
export interface ScalingPace {
  /** How long the recommendation must hold before it is acted on. */
  readonly window: Duration;
  /** Length of the period that `pods` and `percent` count in. */
  readonly period: Duration;
  /** Most pods added or removed in a period. */
  readonly pods?: number;
  /** Most percent of the current replicas added or removed in a period. */
  readonly percent?: number;
  /** Deviation from the target that is ignored, as a fraction; Kubernetes 1.35 and later. */
  readonly tolerance?: number;
}

/** An autoscaler with every default applied. */
export interface AutoscalerSettings {
  readonly target: ScaleTarget;
  /** Container whose usage counts; all containers of the pod together when left out. */
  readonly container?: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly cpuUtilization: number;
  readonly memoryUtilization?: number;
  readonly scaleUp: ScalingPace;
  readonly scaleDown: ScalingPace;
  readonly kubernetesVersion: KubernetesMinor;
}
