import type { PrometheusRuleSpec } from "./monitoring-kinds";

/** How soon a person has to look. */
type Severity = "critical" | "warning";

interface Alert {
  readonly name: string;
  readonly severity: Severity;
  /** How long the condition must hold. */
  readonly holdsFor: string;
  readonly expression: string;
  readonly summary: string;
  /** Page of the public runbooks that says what to do. */
  readonly runbook: string;
}

const RUNBOOKS = "https://runbooks.prometheus-operator.dev/runbooks/kubernetes";

/** Share of a quota at which there is still time to ask for more. */
const QUOTA_WARNING = 0.8;

const ALERTS: readonly Alert[] = [
  {
    name: "TeamQuotaNearLimit",
    severity: "warning",
    holdsFor: "15m",
    expression: `
      kube_resourcequota{job="kube-state-metrics", type="used"}
        / ignoring(type) (kube_resourcequota{job="kube-state-metrics", type="hard"} > 0)
        > ${QUOTA_WARNING}`,
    summary:
      "Namespace {{ $labels.namespace }} uses {{ $value | humanizePercentage }} of its {{ $labels.resource }} quota",
    runbook: "kubequotaalmostfull",
  },
  {
    name: "WorkloadHasNoReplica",
    severity: "critical",
    holdsFor: "2m",
    expression: `
      kube_deployment_status_replicas_available{job="kube-state-metrics"} == 0
        and kube_deployment_spec_replicas{job="kube-state-metrics"} > 0`,
    summary: "Deployment {{ $labels.namespace }}/{{ $labels.deployment }} serves nothing",
    runbook: "kubedeploymentreplicasmismatch",
  },
  {
    // Without these series the alert above is silent, whatever happens.
    name: "WorkloadMetricsMissing",
    severity: "critical",
    holdsFor: "10m",
    expression: `absent(kube_deployment_status_replicas_available{job="kube-state-metrics"})`,
    summary: "No Deployment reports its replicas: {{ $labels.job }} is away or not scraped",
    runbook: "../general/targetdown",
  },
  {
    name: "WorkloadReplicasUnavailable",
    severity: "warning",
    holdsFor: "15m",
    expression: `kube_deployment_status_replicas_unavailable{job="kube-state-metrics"} > 0`,
    summary:
      "Deployment {{ $labels.namespace }}/{{ $labels.deployment }} misses {{ $value }} of its replicas",
    runbook: "kubedeploymentreplicasmismatch",
  },
  {
    name: "AutoscalerAtMaximum",
    severity: "warning",
    holdsFor: "15m",
    expression: `
      kube_horizontalpodautoscaler_status_current_replicas{job="kube-state-metrics"}
        >= kube_horizontalpodautoscaler_spec_max_replicas{job="kube-state-metrics"}`,
    summary:
      "Autoscaler {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} cannot grow any further",
    runbook: "kubehpamaxedout",
  },
  {
    name: "WorkloadScrapeFails",
    severity: "warning",
    holdsFor: "10m",
    expression: `up{job!="", namespace!~"kube-system|monitoring.*|istio-system"} == 0`,
    summary: "Prometheus cannot scrape {{ $labels.job }} in {{ $labels.namespace }}",
    runbook: "../general/targetdown",
  },
];

/** `spec` of the rule object with the alerts that every team gets from the first day. */
export function alertRules(): PrometheusRuleSpec {
  return { groups: [{ name: "orchestration-platform.workloads", rules: ALERTS.map(planAlert) }] };
}

function planAlert(
  alert: Alert,
): NonNullable<NonNullable<PrometheusRuleSpec["groups"]>[number]["rules"]>[number] {
  return {
    alert: alert.name,
    expr: alert.expression.trim().replace(/\s+/g, " "),
    for: alert.holdsFor,
    labels: { severity: alert.severity },
    annotations: {
      summary: alert.summary,
      runbook_url: new URL(alert.runbook, `${RUNBOOKS}/`).href,
    },
  };
}
