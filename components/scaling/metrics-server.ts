import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  BaseComponent,
  CHARTS,
  type Cpu,
  type Memory,
  planRelease,
  type Transforms,
  withDefaults,
} from "../core";
import { metricsServerValues } from "./pure/metrics-server-values";

/** Children of a {@link MetricsServer} that `transform` reaches, with their arguments. */
export interface MetricsServerChildren {
  release: kubernetes.helm.v3.ReleaseArgs;
}

/** Arguments of {@link MetricsServer}. */
export interface MetricsServerArgs {
  /** Replicas, spread over zones. @default 2 */
  readonly replicas?: number;
  /** Requests of one replica; its memory is limited to the request. @default 100m and 200Mi */
  readonly resources?: { readonly cpu: Cpu; readonly memory: Memory };
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<MetricsServerChildren>;
}

/** Resources of a {@link MetricsServer}. */
export interface MetricsServerNodes {
  readonly release: kubernetes.helm.v3.Release;
}

/** Defaults of {@link MetricsServer}. */
export const METRICS_SERVER_DEFAULTS = {
  replicas: 2, // without it no autoscaler scales, so one replica must survive
  resources: { cpu: "100m", memory: "200Mi" }, // the project's figure for up to 100 nodes
} as const satisfies Partial<MetricsServerArgs>;

/** Home of the chart: a priority class for critical pods exists there without a quota. */
const NAMESPACE = "kube-system";

/**
 * The resource metrics API, which horizontal autoscaling by CPU or memory reads.
 *
 * Creates:
 * 1. a Helm release of metrics-server in `kube-system`.
 *
 * Leave it out where the cluster brings its own, for example as an EKS add-on.
 *
 * @example
 * new MetricsServer("metrics", {}, { provider });
 *
 * **Cost**: 0.2 cores and 400 MiB of node capacity, about 8 dollars a month.
 *
 * **Failure modes**: while it is down, autoscalers keep the last replica count and `kubectl top`
 * fails; nothing else does. It serves with a self-signed certificate that the API server does not
 * verify; give the chart a certificate through `transform` where the network is not trusted.
 */
export class MetricsServer extends BaseComponent {
  readonly nodes: MetricsServerNodes;

  constructor(name: string, args: MetricsServerArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("scaling:MetricsServer", name, opts);
    const settings = withDefaults(METRICS_SERVER_DEFAULTS, args);
    const values = metricsServerValues(settings);

    const planned = planRelease({ chart: CHARTS.metricsServer, namespace: NAMESPACE, values });
    const children = this.children(args.transform);
    const type = kubernetes.helm.v3.Release;
    const release = children.create("release", type, `${name}-release`, planned);

    this.nodes = { release };
    this.registerOutputs({ namespace: NAMESPACE });
  }
}
