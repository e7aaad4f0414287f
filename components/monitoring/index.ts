export {
  PROMETHEUS_STACK_DEFAULTS,
  PrometheusStack,
  type PrometheusStackArgs,
  type PrometheusStackNodes,
} from "./prometheus-stack";
export { MESH_SCRAPE, type ScrapeContract } from "./pure/mesh-scrape";
export {
  PROMETHEUS_RULE,
  type PrometheusRuleSpec,
  SERVICE_MONITOR,
  type ServiceMonitorSpec,
} from "./pure/monitoring-kinds";
