import type * as pulumi from "@pulumi/pulumi";
import {
  BaseComponent,
  customResource,
  type Transforms,
  type TypedCustomResource,
  type TypedCustomResourceArgs,
  withDefaults,
} from "../core";
import { controlPlaneMonitor, sidecarMonitor } from "./pure/mesh-monitors";
import { MESH_SCRAPE } from "./pure/mesh-scrape";
import {
  POD_MONITOR,
  type PodMonitorSpec,
  PROMETHEUS_RULE,
  type PrometheusRuleSpec,
  SERVICE_MONITOR,
  type ServiceMonitorSpec,
} from "./pure/monitoring-kinds";
import { serviceRecordings } from "./pure/service-recordings";

/** Children of a {@link MeshMetrics} that `transform` reaches, with their arguments. */
export interface MeshMetricsChildren {
  sidecars: TypedCustomResourceArgs<PodMonitorSpec>;
  controlPlane: TypedCustomResourceArgs<ServiceMonitorSpec>;
  recordings: TypedCustomResourceArgs<PrometheusRuleSpec>;
}

/** Arguments of {@link MeshMetrics}. */
export interface MeshMetricsArgs {
  /**
   * What defines the monitors, from `PrometheusStack.ready`; empty where another stack owns
   * Prometheus.
   */
  readonly after: readonly pulumi.Resource[];
  /** Namespace of Prometheus, where the monitors go. @default "monitoring" */
  readonly namespace?: pulumi.Input<string>;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<MeshMetricsChildren>;
}

/** Resources of a {@link MeshMetrics}. */
export interface MeshMetricsNodes {
  readonly sidecars: TypedCustomResource<PodMonitorSpec>;
  readonly controlPlane: TypedCustomResource<ServiceMonitorSpec>;
  readonly recordings: TypedCustomResource<PrometheusRuleSpec>;
}

/** Defaults of {@link MeshMetrics}. */
export const MESH_METRICS_DEFAULTS = {
  namespace: MESH_SCRAPE.namespace,
} as const satisfies Partial<MeshMetricsArgs>;

/**
 * Rate, errors and duration of every service in the mesh, from the proxies: no service has to
 * measure itself.
 *
 * Creates:
 * 1. a PodMonitor for the sidecars of every namespace,
 * 2. a ServiceMonitor for the mesh's control plane,
 * 3. a PrometheusRule that records the four series of each service which alerts and objectives read.
 *
 * @example
 * new MeshMetrics("mesh-metrics", { after: monitoring.ready }, { provider });
 *
 * **Cost**: about 25 series for each pair of caller and status that a pod has seen, and some hundred
 * of the proxy's own: 1 to 2 MiB of Prometheus' memory a pod.
 *
 * **Failure modes**: a proxy with more than 20,000 series is not scraped at all, and `up` of its pod
 * is 0. A pod that is away reports nothing: the caller's side of the call is in the raw series with
 * `reporter="source"` only.
 */
export class MeshMetrics extends BaseComponent {
  readonly nodes: MeshMetricsNodes;

  constructor(name: string, args: MeshMetricsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("monitoring:MeshMetrics", name, opts);
    const { after, namespace } = withDefaults(MESH_METRICS_DEFAULTS, args);
    const children = this.children(args.transform, { dependsOn: [...after] });

    const sidecars = children.create("sidecars", customResource(POD_MONITOR), `${name}-sidecars`, {
      metadata: { name: "mesh-sidecars", namespace },
      spec: sidecarMonitor(),
    });
    const controlPlane = children.create(
      "controlPlane",
      customResource(SERVICE_MONITOR),
      `${name}-control-plane`,
      { metadata: { name: "mesh-control-plane", namespace }, spec: controlPlaneMonitor() },
    );
    const recordings = children.create(
      "recordings",
      customResource(PROMETHEUS_RULE),
      `${name}-recordings`,
      { metadata: { name: "mesh-services", namespace }, spec: serviceRecordings() },
    );

    this.nodes = { sidecars, controlPlane, recordings };
    this.registerOutputs({});
  }
}
