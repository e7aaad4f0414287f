export {
  DASHBOARD_DEFAULTS,
  Dashboard,
  type DashboardArgs,
  type DashboardChildren,
  type DashboardNodes,
} from "./dashboard";
export {
  MESH_METRICS_DEFAULTS,
  MeshMetrics,
  type MeshMetricsArgs,
  type MeshMetricsChildren,
  type MeshMetricsNodes,
} from "./mesh-metrics";
export {
  PROMETHEUS_STACK_DEFAULTS,
  PrometheusStack,
  type PrometheusStackArgs,
  type PrometheusStackChildren,
  type PrometheusStackNodes,
} from "./prometheus-stack";
export { capacityBoard } from "./pure/capacity-board";
export type { Board, Choice, Graph, Series } from "./pure/dashboard-model";
export { MESH_SCRAPE, type ScrapeContract } from "./pure/mesh-scrape";
export {
  POD_MONITOR,
  type PodMonitorSpec,
  PROMETHEUS_RULE,
  type PrometheusRuleSpec,
  SERVICE_MONITOR,
  type ServiceMonitorSpec,
} from "./pure/monitoring-kinds";
export { servicesBoard } from "./pure/services-board";
