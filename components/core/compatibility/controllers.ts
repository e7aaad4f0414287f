import type { Source, Sourced } from "./sourced";

/** Kubernetes minors from the least to the most, both included. */
export interface MinorRange {
  readonly least: string;
  readonly most: string;
}

/** A controller's minor release with the Kubernetes minors that its project supports it on. */
export interface ControllerRelease {
  readonly release: string;
  readonly kubernetes: Sourced<MinorRange>;
}

/** What is known of a controller that runs in the cluster. */
export interface ControllerCompatibility {
  /** Chart that installs it, whose version is the controller's where {@link rule} is `ranges`. */
  readonly chart: string;
  /**
   * `ranges`: each release supports the minors stated. `follows-minor`: its own minor is the
   * cluster's. `unknown`: no source was found.
   */
  readonly rule: "ranges" | "follows-minor" | "unknown";
  readonly releases: readonly ControllerRelease[];
}

const ISTIO_TABLE: Source = {
  title: "endoflife.date, Istio, from istio.io's table of supported releases",
  where: "https://endoflife.date/istio",
  readOn: "2026-11-24",
};

/** A vendor's statement of what it tests; the project's own page was not available. */
const ISTIO_VENDOR: Source = {
  title: "IBM Cloud Kubernetes Service, supported cluster add-on versions",
  where: "https://cloud.ibm.com/docs/containers?topic=containers-supported-cluster-addon-versions",
  readOn: "2026-11-24",
};

const KARPENTER_TABLE: Source = {
  title: "endoflife.date, Karpenter, from karpenter.sh's compatibility matrix",
  where: "https://endoflife.date/karpenter",
  readOn: "2026-11-24",
};

const KARPENTER_MODULE: Source = {
  title: "karpenter-provider-aws v1.14.1, pkg/providers/version: the minors it accepts",
  where: "https://github.com/aws/karpenter-provider-aws/tree/v1.14.1/pkg/providers/version",
  readOn: "2026-11-24",
};

/** Controllers by name; releases oldest first. */
export const CONTROLLER_COMPATIBILITY = {
  karpenter: {
    chart: "karpenter",
    rule: "ranges",
    releases: [
      release("1.5", "1.29", "1.33", KARPENTER_TABLE),
      release("1.6", "1.29", "1.34", KARPENTER_TABLE),
      release("1.7", "1.29", "1.34", KARPENTER_TABLE),
      release("1.8", "1.29", "1.34", KARPENTER_TABLE),
      release("1.9", "1.29", "1.35", KARPENTER_TABLE),
      release("1.10", "1.29", "1.35", KARPENTER_TABLE),
      release("1.11", "1.29", "1.35", KARPENTER_TABLE),
      release("1.14", "1.26", "1.36", KARPENTER_MODULE),
    ],
  },
  istio: {
    chart: "istiod",
    rule: "ranges",
    releases: [
      release("1.26", "1.29", "1.33", ISTIO_TABLE),
      release("1.27", "1.29", "1.33", ISTIO_TABLE),
      release("1.28", "1.30", "1.34", ISTIO_TABLE),
      release("1.29", "1.31", "1.35", ISTIO_TABLE),
      release("1.30", "1.32", "1.36", ISTIO_VENDOR),
    ],
  },
  "cluster-autoscaler": { chart: "cluster-autoscaler", rule: "follows-minor", releases: [] },
  "kube-prometheus-stack": { chart: "kube-prometheus-stack", rule: "unknown", releases: [] },
  "metrics-server": { chart: "metrics-server", rule: "unknown", releases: [] },
  keda: { chart: "keda", rule: "unknown", releases: [] },
} as const satisfies Record<string, ControllerCompatibility>;

/** A controller that the table knows. */
export type KnownController = keyof typeof CONTROLLER_COMPATIBILITY;

function release(name: string, least: string, most: string, source: Source): ControllerRelease {
  return { release: name, kubernetes: { value: { least, most }, source } };
}
