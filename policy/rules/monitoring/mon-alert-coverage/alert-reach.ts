import { alertsIn, alertsOf, PROMETHEUS_RULE } from "../../../world/monitoring/alert-rules";
import { Field } from "../../../rule/field";
import { chartOf, RELEASE } from "../../../world/kubernetes/helm-releases";
import { admits, selectorsIn, type LabelMatcher } from "./label-matchers";
import { typesOf } from "../../../world/resource-index";
import type { World } from "../../../world/world";

/** Labels of series that hold the namespace of the workload. */
const NAMESPACE_LABELS: ReadonlySet<string> = new Set([
  "namespace",
  "exported_namespace",
  "destination_workload_namespace",
  "destination_service_namespace",
]);

/** Labels of series that hold the name of the workload. */
const WORKLOAD_LABELS: ReadonlySet<string> = new Set([
  "deployment",
  "statefulset",
  "daemonset",
  "workload",
  "destination_workload",
]);

/** Charts that create no alerts other than those read here. */
const READ_CHARTS: ReadonlySet<string> = new Set([
  ...["base", "istiod", "cni", "ztunnel", "gateway", "metrics-server"],
  ...["karpenter", "karpenter-crd", "alertmanager", "prometheus", "kube-prometheus-stack"],
]);

/** Types of the objects that hold alerts. */
const SOURCES = typesOf(PROMETHEUS_RULE, RELEASE);

/** Alerts that kube-prometheus-stack creates for the workloads of all namespaces. */
const DEFAULT_ALERTS =
  "KubeDeploymentReplicasMismatch: kube_deployment_status_replicas_available " +
  "KubeHpaMaxedOut CPUThrottlingHigh KubeQuotaAlmostFull: kube_resourcequota";

/** The parts of an alert that decide what it watches. */
export interface WatchingAlert {
  /** Name, expression and the values of its labels. */
  readonly words: string;
  readonly selectors: readonly (readonly LabelMatcher[])[];
}

/** The alerts of a stack. */
export interface AlertInventory {
  readonly alerts: readonly WatchingAlert[];
  /** Why there may be more of them. */
  readonly hidden: string | undefined;
}

/** A workload that an alert may watch; its name is undefined while it is not known. */
export interface Watched {
  readonly namespace: string;
  readonly name: string | undefined;
}

/** The alerts of PrometheusRules and of the values of charts, with the reason that hides others. */
export function alertInventory(world: World): AlertInventory {
  const alerts: WatchingAlert[] = [];
  const reasons: string[] = [];
  const read = (field: Field): void => {
    const words = wordsOf(field);
    if (words instanceof Field) reasons.push(`not readable: ${whereIs(words)}`);
    else alerts.push({ words, selectors: selectorsIn(field.get("expr").text ?? "") });
  };
  for (const root of world.of(SOURCES)) {
    const { resource } = root;
    if (resource.type === PROMETHEUS_RULE) {
      for (const { field } of alertsOf(root)) read(field);
      if (resource.partial) reasons.push(`not part of the stack: what ${whatIs(root)} patches`);
    } else {
      for (const { field } of groupsOf(root).flatMap(alertsIn)) read(field);
      if (bringsDefaults(root)) alerts.push({ words: DEFAULT_ALERTS, selectors: [] });
      if (!READ_CHARTS.has(chartOf(root) ?? "")) {
        reasons.push(`not part of the stack: what Helm release "${resource.name}" brings`);
      }
    }
  }
  return { alerts, hidden: reasons[0] };
}

/** False where every selector of an alert names another namespace or another workload. */
export function isAbout({ selectors }: WatchingAlert, watched: Watched): boolean {
  return selectors.length === 0 || selectors.some((selector) => selectsIt(selector, watched));
}

function selectsIt(selector: readonly LabelMatcher[], { namespace, name }: Watched): boolean {
  return selector.every((matcher) => {
    if (NAMESPACE_LABELS.has(matcher.label)) return admits(matcher, namespace);
    if (!WORKLOAD_LABELS.has(matcher.label) || name === undefined) return true;
    return admits(matcher, name);
  });
}

function wordsOf(alert: Field): string | Field {
  const labels = alert.get("labels").entries();
  const parts = [alert.get("alert"), alert.get("expr"), ...labels.map(([, value]) => value)];
  return parts.find((part) => !part.isReadable) ?? parts.map(({ value }) => value).join("\n");
}

/** Lists of groups in the values of a release. */
function groupsOf(release: Field): readonly Field[] {
  const values = release.get("values");
  const more = values.get("additionalPrometheusRulesMap");
  return [
    ...["alerting_rules.yml", "alerts"].map((file) => values.get("serverFiles", file, "groups")),
    ...(more.isReadable ? more.entries().map(([, rule]) => rule.get("groups")) : [more]),
  ];
}

function bringsDefaults(release: Field): boolean {
  if (chartOf(release) !== "kube-prometheus-stack") return false;
  return release.get("values", "defaultRules", "create").value !== false;
}

function whereIs(field: Field): string {
  return `${field.path} of ${whatIs(field)}`;
}

function whatIs({ resource }: Field): string {
  return `${resource.kind} "${resource.name}"`;
}
