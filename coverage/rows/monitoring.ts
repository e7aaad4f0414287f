import type { RowSource } from "../row";

/** Rows of the article that the monitoring family answers. */
export const MONITORING_ROWS: readonly RowSource[] = [
  [
    "OB-1",
    "Distributed tracing implementation",
    "OpenTelemetryCollector Instrumentation Telemetry.tracing TRC-1..TRC-8",
  ],
  [
    "OB-2",
    "Metrics collection systems",
    "ServiceMonitor PodMonitor aws.amp.Workspace aws.amp.Scraper",
  ],
  ["OB-3", "Log aggregation strategies", "OpenTelemetryCollector Telemetry.accessLogging"],
  ["OB-4", "Performance monitoring", "PrometheusRule aws.rum.AppMonitor aws.synthetics.Canary"],
  [
    "OB-5",
    "Alert management",
    "Alertmanager AlertmanagerConfig Release.alertmanager aws.amp.AlertManagerDefinition aws.cloudwatch.AlarmMuteRule aws.ssmincidents.ResponsePlan",
  ],
  ["OB-6", "Dashboard integration", "ConfigMap aws.cloudwatch.Dashboard"],
  ["PM-1", "Real-time metrics", "ServiceMonitor.interval OpenTelemetryCollector.spanmetrics"],
  [
    "PM-2",
    "Performance baselines",
    "PrometheusRule aws.cloudwatch.MetricAlarm aws.amp.AnomalyDetector",
  ],
  ["PM-3", "Alert thresholds", "PrometheusRule"],
  ["PM-4", "Trend analysis", "PrometheusRule"],
  ["PM-5", "Bottleneck detection", "PrometheusRule"],
  ["PM-6", "Resource utilization tracking", "PrometheusRule"],
  [
    "MET-1",
    "Resource utilization tracking",
    "Release.chart Release.nodeExporter Release.kubeStateMetrics Release.kubelet",
  ],
  ["MET-2", "Application performance indicators", "ServiceMonitor PrometheusRule"],
  ["MET-3", "Service health status", "Probe aws.synthetics.Canary"],
  ["MET-4", "System throughput measurements", "PrometheusRule"],
  ["MET-5", "Error rate monitoring", "PrometheusRule"],
  ["MET-6", "Latency tracking", "PrometheusRule"],
  ["MET-7", "Custom business metrics", "ServiceMonitor.metricRelabelings OpenTelemetryCollector"],
  [
    "LOG-1",
    "Structured logging formats",
    "accessLogEncoding aws.cloudwatch.LogGroup aws.cloudwatch.LogTransformer",
  ],
  ["LOG-2", "Log correlation and tracing", "OpenTelemetryCollector.k8sattributes"],
  [
    "LOG-3",
    "Search and analysis capabilities",
    "aws.cloudwatch.QueryDefinition aws.cloudwatch.LogIndexPolicy",
  ],
  [
    "LOG-4",
    "Retention policy management",
    "aws.cloudwatch.LogGroup.retentionInDays aws.cloudwatch.LogStorageTierPolicy",
  ],
  [
    "LOG-5",
    "Access control implementation",
    "aws.cloudwatch.LogDataProtectionPolicy aws.cloudwatch.LogResourcePolicy aws.kms.Key",
  ],
  [
    "LOG-6",
    "Analysis tool integration",
    "aws.cloudwatch.LogSubscriptionFilter aws.kinesis.FirehoseDeliveryStream aws.cloudwatch.LogDelivery aws.cloudwatch.LogS3TableIntegrationSource",
  ],
  [
    "LOG-7",
    "Alert configuration",
    "aws.cloudwatch.LogMetricFilter aws.cloudwatch.LogAnomalyDetector",
  ],
  [
    "LOG-8",
    "Archive management",
    "aws.kinesis.FirehoseDeliveryStream aws.s3.BucketLifecycleConfiguration aws.s3.BucketObjectLockConfiguration",
  ],
  ["TRC-1", "Trace correlation implementation", "Instrumentation.propagators"],
  [
    "TRC-2",
    "Span management and sampling",
    "Instrumentation.sampler OpenTelemetryCollector.loadbalancing OpenTelemetryCollector.tail_sampling aws.xray.SamplingRule",
  ],
  ["TRC-3", "Performance analysis tools", ""],
  ["TRC-4", "Bottleneck identification", "ConfigMap"],
  ["TRC-5", "Error tracking systems", "OpenTelemetryCollector.tail_sampling aws.xray.Group"],
  [
    "TRC-6",
    "Service dependency mapping",
    "OpenTelemetryCollector.servicegraph aws.networkflowmonitor.Monitor",
  ],
  ["TRC-7", "Latency analysis", "PrometheusRule OpenTelemetryCollector.spanmetrics"],
  ["TRC-8", "Root cause investigation", "aws.devopsguru.ServiceIntegration"],
  [
    "TF-4",
    "Health monitoring",
    "startupProbe readinessProbe livenessProbe ServiceMonitor aws.route53.HealthCheck aws.synthetics.Canary",
  ],
  [
    "TF-5",
    "Logging and tracing",
    "aws.sfn.StateMachine.loggingConfiguration aws.sfn.StateMachine.tracingConfiguration OpenTelemetryCollector Telemetry",
  ],
  ["OX-8", "Monitoring dashboards", "OB-6"],
  ["CS-8", "advanced monitoring capabilities", "OB-1..OB-6"],
  [
    "AI-3",
    "Automated anomaly detection",
    "aws.amp.AnomalyDetector aws.cloudwatch.LogAnomalyDetector aws.cloudwatch.MetricAlarm aws.costexplorer.AnomalyMonitor",
  ],
  ["AEV-6", "Smart monitoring", "PM-2 AI-3"],
];
