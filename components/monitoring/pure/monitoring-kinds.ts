import type { IPodMonitorSpec } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitorSpec" with {
  "resolution-mode": "import",
};
import type { IPrometheusRuleSpec } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRuleSpec" with {
  "resolution-mode": "import",
};
import type { IServiceMonitorSpec } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitorSpec" with {
  "resolution-mode": "import",
};
import type { CustomResourceKind } from "../../core/typed-custom-resource";

/** `spec` of a ServiceMonitor. */
export type ServiceMonitorSpec = IServiceMonitorSpec;

/** `spec` of a PodMonitor. */
export type PodMonitorSpec = IPodMonitorSpec;

/** `spec` of a PrometheusRule. */
export type PrometheusRuleSpec = IPrometheusRuleSpec;

/** Which endpoints of a Service Prometheus scrapes. */
export const SERVICE_MONITOR: CustomResourceKind<ServiceMonitorSpec> = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "ServiceMonitor",
};

/** Which ports of pods Prometheus scrapes, without a Service. */
export const POD_MONITOR: CustomResourceKind<PodMonitorSpec> = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PodMonitor",
};

/** Alerts and recorded series. */
export const PROMETHEUS_RULE: CustomResourceKind<PrometheusRuleSpec> = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PrometheusRule",
};
