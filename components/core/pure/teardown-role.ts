import { isPlainObject } from "./plain-object";

/**
 * What happens to a resource when its cluster goes: `discard` is deleted with the cluster, without a call,
 * `drain` made something outside and must be deleted while its controller runs, `none` is no
 * object of a cluster.
 */
export type TeardownRole = "discard" | "drain" | "none";

/** Kind of controller that cleans up what a drained object created outside. */
export type Reclaimer = "load-balancer" | "ingress" | "gateway" | "volume" | "nodes" | "other";

/** Why an object must be drained, and who does the work. */
export interface DrainReason {
  readonly reclaimer: Reclaimer;
  /** What would stay in the account without it. */
  readonly leaves: string;
}

type Properties = Readonly<Record<string, unknown>>;

/** The role of a resource, from its type and the properties it is declared with. */
export function teardownRole(type: string, props: Properties): TeardownRole {
  if (!type.startsWith("kubernetes:")) return "none";
  return drainReason(type, props) === undefined ? "discard" : "drain";
}

/**
 * Why an object must be drained; undefined for one that exists in the cluster only. A property that
 * is not known yet counts as the case that leaves something: a needless call does no harm.
 */
export function drainReason(type: string, props: Properties): DrainReason | undefined {
  const [, groupVersion = "", kind = ""] = type.split(":");
  const group = groupVersion.slice(0, groupVersion.indexOf("/"));
  const reason = DRAINED_KINDS[`${group}:${kind}`]?.(props);
  if (reason !== undefined) return reason;
  return DRAINED_GROUPS.find(({ suffix }) => group.endsWith(suffix))?.reason;
}

/** Kinds that can make something outside, as `group:kind`. */
const DRAINED_KINDS: Readonly<Record<string, (props: Properties) => DrainReason | undefined>> = {
  "core:Service": ({ spec }) =>
    isOther(field(spec, "type"), "LoadBalancer")
      ? undefined
      : { reclaimer: "load-balancer", leaves: "a load balancer with its security groups" },
  "networking.k8s.io:Ingress": () => ({ reclaimer: "ingress", leaves: "a load balancer" }),
  "gateway.networking.k8s.io:Gateway": () => ({ reclaimer: "gateway", leaves: "a load balancer" }),
  "elbv2.k8s.aws:TargetGroupBinding": () => ({ reclaimer: "ingress", leaves: "dead targets" }),
  "core:PersistentVolumeClaim": () => VOLUME,
  "apps:StatefulSet": ({ spec }) =>
    deletesItsClaims(spec) ? VOLUME : ofPods(field(spec, "template", "spec")),
  "apps:Deployment": ({ spec }) => ofPods(field(spec, "template", "spec")),
  "apps:DaemonSet": ({ spec }) => ofPods(field(spec, "template", "spec")),
  "apps:ReplicaSet": ({ spec }) => ofPods(field(spec, "template", "spec")),
  "batch:CronJob": ({ spec }) => ofPods(field(spec, "jobTemplate", "spec", "template", "spec")),
  "batch:Job": ({ spec }) => ofPods(field(spec, "template", "spec")),
  "core:Pod": ({ spec }) => ofPods(spec),
  "helm.sh:Release": ({ chart, values }) =>
    typeof chart === "string" ? DRAINED_CHARTS[chartName(chart)]?.(values) : undefined,
};

/** A claim in use is not deleted: those that mount one must go first, so they are drained too. */
const VOLUME: DrainReason = { reclaimer: "volume", leaves: "a volume" };
const NODES: DrainReason = { reclaimer: "nodes", leaves: "instances and their profiles" };
const GATEWAY: DrainReason = { reclaimer: "load-balancer", leaves: "a load balancer" };

/** Groups every kind of which stands for something outside. */
const DRAINED_GROUPS: readonly { readonly suffix: string; readonly reason: DrainReason }[] = [
  { suffix: "karpenter.sh", reason: NODES },
  { suffix: "karpenter.k8s.aws", reason: NODES },
  { suffix: ".services.k8s.aws", reason: { reclaimer: "other", leaves: "resources of AWS" } },
];

/** Charts that install such objects, by their values. */
const DRAINED_CHARTS: Readonly<Record<string, (values: unknown) => DrainReason | undefined>> = {
  // Istio's gateway: a Service of type LoadBalancer unless the values say otherwise.
  gateway: (values) =>
    isGiven(field(values, "service", "type"), "LoadBalancer") ? undefined : GATEWAY,
  "ingress-nginx": (values) =>
    isGiven(field(values, "controller", "service", "type"), "LoadBalancer") ? undefined : GATEWAY,
  "kube-prometheus-stack": (values) => (prometheusDeletesClaims(values) ? VOLUME : undefined),
};

/** True where a chart keeps its volumes when it is uninstalled: they outlive the cluster. */
export function keepsVolumes(type: string, props: Properties): boolean {
  if (type === "kubernetes:helm.sh/v3:Release") {
    const spec = field(props.values, "prometheus", "prometheusSpec");
    return field(spec, "storageSpec") !== undefined && !prometheusDeletesClaims(props.values);
  }
  if (!/^kubernetes:apps\/[^:]+:StatefulSet$/.test(type)) return false;
  return field(props.spec, "volumeClaimTemplates") !== undefined && !deletesItsClaims(props.spec);
}

function prometheusDeletesClaims(values: unknown): boolean {
  const policy = ["prometheus", "prometheusSpec", "persistentVolumeClaimRetentionPolicy"] as const;
  return field(values, ...policy, "whenDeleted") === "Delete";
}

function deletesItsClaims(spec: unknown): boolean {
  return field(spec, "persistentVolumeClaimRetentionPolicy", "whenDeleted") === "Delete";
}

/** Pods that mount claims, or whose volumes cannot be seen yet. */
function ofPods(spec: unknown): DrainReason | undefined {
  const volumes = field(spec, "volumes");
  if (volumes === undefined) return undefined;
  const mounts = !Array.isArray(volumes) || volumes.some(isClaim);
  return mounts ? VOLUME : undefined;
}

function isClaim(volume: unknown): boolean {
  return ["persistentVolumeClaim", "ephemeral"].some((key) => field(volume, key) !== undefined);
}

/** True where a property is known to be absent or another value than the one asked for. */
function isOther(value: unknown, asked: string): boolean {
  return value === undefined || isGiven(value, asked);
}

/** True where a property is known to be another value than the one asked for. */
function isGiven(value: unknown, asked: string): boolean {
  return typeof value === "string" && value !== asked;
}

/** What stands at a path of literals; what is not a literal on the way (an Output) is returned. */
function field(value: unknown, ...path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined || value === undefined || !isPlainObject(value)) return value;
  return field(value[key], ...rest);
}

/** The last part of a chart's address: an OCI chart is named by its full one. */
export function chartName(chart: string): string {
  return chart.slice(chart.lastIndexOf("/") + 1);
}
