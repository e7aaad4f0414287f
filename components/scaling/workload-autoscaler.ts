import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  BaseComponent,
  DEFAULT_KUBERNETES_MINOR,
  type KubernetesMinor,
  type Transforms,
  withDefaults,
} from "../core";
import { planAutoscaler } from "./pure/autoscaler-plan";
import type { ScaleTarget, ScalingPace } from "./pure/autoscaler-settings";

/** Children of a {@link WorkloadAutoscaler} that `transform` reaches, with their arguments. */
export interface WorkloadAutoscalerChildren {
  autoscaler: kubernetes.autoscaling.v2.HorizontalPodAutoscalerArgs;
}

/** Arguments of {@link WorkloadAutoscaler}. */
export interface WorkloadAutoscalerArgs {
  /** Namespace of the workload. */
  readonly namespace: pulumi.Input<string>;
  /** The workload to size; its own `replicas` must be unset. */
  readonly target: ScaleTarget;
  /**
   * Container whose usage counts: the application's, in a pod with sidecars.
   * @default - all containers of the pod together
   */
  readonly container?: string;
  /** Lower bound, also at night. @default 2 */
  readonly minReplicas?: number;
  /** Upper bound: what the namespace's quota and the nodes can carry. */
  readonly maxReplicas: number;
  /** CPU use to aim at, in percent of the request. @default 70 */
  readonly cpuUtilization?: number;
  /** Memory use to aim at, in percent of the request. @default - memory is not counted */
  readonly memoryUtilization?: number;
  /** Pace of growing. @default - at once, by 100 % or 4 pods every 15 seconds */
  readonly scaleUp?: ScalingPace;
  /** Pace of shrinking. @default - after 5 quiet minutes, by 10 % or 1 pod a minute */
  readonly scaleDown?: ScalingPace;
  /** Minor of the cluster; decides whether `tolerance` is allowed. @default 1.35 */
  readonly kubernetesVersion?: KubernetesMinor;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<WorkloadAutoscalerChildren>;
}

/** Resources of a {@link WorkloadAutoscaler}. */
export interface WorkloadAutoscalerNodes {
  readonly autoscaler: kubernetes.autoscaling.v2.HorizontalPodAutoscaler;
}

/** Defaults of {@link WorkloadAutoscaler}. */
export const WORKLOAD_AUTOSCALER_DEFAULTS = {
  minReplicas: 2, // one node or zone may be lost without an outage
  cpuUtilization: 70, // the rest absorbs the load that arrives while new pods start
  scaleUp: { window: "0 seconds", period: "15 seconds", percent: 100, pods: 4 }, // load rises at once
  scaleDown: { window: "5 minutes", period: "60 seconds", percent: 10, pods: 1 }, // avoids flapping
  kubernetesVersion: DEFAULT_KUBERNETES_MINOR,
} as const satisfies Partial<WorkloadAutoscalerArgs>;

/**
 * Sizes a workload by its CPU use, and by its memory where asked, with bounds and a separate pace
 * for growing and shrinking.
 *
 * Creates:
 * 1. a HorizontalPodAutoscaler (`autoscaling/v2`) named after the workload, so that a second one for
 *    the same workload collides instead of competing.
 *
 * @example
 * new WorkloadAutoscaler("orders", {
 *   namespace: "shop",
 *   target: { name: "orders" },
 *   container: "app",
 *   maxReplicas: 20,
 * });
 *
 * **Cost**: none by itself; pods between `minReplicas` and `maxReplicas`.
 *
 * **Failure modes**: without the resource metrics API (see {@link MetricsServer}) the replica count
 * freezes where it is. A container without a request for a counted resource stops the calculation.
 * A workload that sets `replicas` itself fights with the autoscaler at every deployment.
 */
export class WorkloadAutoscaler extends BaseComponent {
  readonly nodes: WorkloadAutoscalerNodes;

  constructor(name: string, args: WorkloadAutoscalerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("scaling:WorkloadAutoscaler", name, opts);
    const settings = withDefaults(WORKLOAD_AUTOSCALER_DEFAULTS, args);

    const autoscaler = this.children(args.transform).create(
      "autoscaler",
      kubernetes.autoscaling.v2.HorizontalPodAutoscaler,
      `${name}-autoscaler`,
      {
        metadata: { name: settings.target.name, namespace: settings.namespace },
        spec: planAutoscaler(settings),
      },
    );

    this.nodes = { autoscaler };
    this.registerOutputs({ target: args.target.name });
  }
}
