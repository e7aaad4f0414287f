import type { RowSource } from "../row";

/** Rows of the article that the gateway family answers. */
export const GATEWAY_ROWS: readonly RowSource[] = [
  [
    "RT-1",
    "Path-based routing",
    "HTTPRoute.matches.path HTTPRoute.matches.path.type aws.lb.ListenerRule.pathPattern aws.lb.ListenerRule.transforms pathMatch",
  ],
  [
    "RT-2",
    "Header-based routing",
    "HTTPRoute.matches.headers aws.lb.ListenerRule.httpHeader headerMatches",
  ],
  ["RT-3", "Content-based routing", "aws.cloudwatch.EventRule.eventPattern EnvoyExtensionPolicy"],
  [
    "RT-4",
    "Traffic splitting for A/B testing",
    "HTTPRoute Canary.analysis.iterations Canary.match aws.lambda.Alias.routingConfig aws.apigateway.Stage.canarySettings",
  ],
  [
    "RT-5",
    "Canary deployment support",
    "Rollout.strategy.canary.steps Rollout.strategy.canary.steps.setWeight Rollout.strategy.canary.steps.pause Rollout.strategy.canary.steps.analysis Rollout.strategy.canary.steps.setMirrorRoute Canary.analysis Canary.analysis.interval Canary.analysis.threshold Canary.analysis.stepWeights Canary.analysis.metrics aws.codedeploy.DeploymentConfig.timeBasedCanary",
  ],
  [
    "RT-6",
    "Custom routing rules",
    "VirtualService.delegate VirtualService.directResponse VirtualService.fault VirtualService.mirrors HTTPRouteFilter aws.apigatewayv2.RoutingRule",
  ],
  [
    "RT-7",
    'best practice: "monitoring and alerting capabilities to quickly identify and resolve routing issues"',
    "PrometheusRule",
  ],
  ["RT-8", 'best practice: "maintain detailed routing documentation"', ""],
  ["RT-9", 'best practice: "implement change management procedures"', ""],
  [
    "RL-1",
    "Token bucket algorithm implementation",
    "BackendTrafficPolicy.rateLimit.local.rules.limit EnvoyFilter HTTPLocalRateLimitPolicy.total HTTPLocalRateLimitPolicy.identity HTTPLocalRateLimitPolicy.overrides.requestsPerSecond ServiceDefaults.rateLimits.instanceLevel",
  ],
  [
    "RL-2",
    "Concurrent request limiting",
    "BackendTrafficPolicy.circuitBreaker.maxParallelRequests DestinationRule.http2MaxRequests EnvoyFilter aws.lambda.FunctionScalingConfig",
  ],
  [
    "RL-3",
    "Quota management systems",
    "aws.apigateway.UsagePlan.quotaSettings aws.apigateway.UsagePlan.quotaSettings.limit aws.apigateway.UsagePlan.quotaSettings.offset aws.apigateway.UsagePlan.quotaSettings.period BackendTrafficPolicy.rateLimit.global aws.servicequotas.ServiceQuota",
  ],
  [
    "RL-4",
    "Burst handling mechanisms",
    "aws.apigateway.UsagePlan.throttleSettings.burstLimit aws.apigateway.MethodSettings.throttlingBurstLimit aws.sqs.Queue",
  ],
  [
    "RL-5",
    "Custom throttling rules",
    "BackendTrafficPolicy.rules.clientSelectors BackendTrafficPolicy.cost BackendTrafficPolicy.shadowMode BackendTrafficPolicy.shared aws.wafv2.WebAcl.aggregateKeyType aws.wafv2.WebAcl.customKeys aws.wafv2.WebAcl.evaluationWindowSec aws.wafv2.WebAcl.limit aws.apigateway.UsagePlan.apiStages.throttles",
  ],
  [
    "RL-6",
    "Usage plans and analytics",
    "aws.apigateway.ApiKey aws.apigateway.UsagePlan aws.apigateway.UsagePlanKey aws.kinesis.FirehoseDeliveryStream aws.cloudwatch.QueryDefinition",
  ],
  [
    "RL-7",
    'narrative: "implemented with clear monitoring and notification systems"',
    "PrometheusRule Alertmanager aws.apigateway.UsagePlan",
  ],
  [
    "RL-8",
    'narrative: "balance protection against overload with maintaining service availability"',
    "BackendTrafficPolicy.admissionControl",
  ],
  [
    "T2-4",
    "Table 2: Rate Limiting; use case Resource Protection; benefit System Stability; challenge Policy Definition",
    "RL-1..RL-6",
  ],
  [
    "VER-1",
    "URI versioning strategies",
    "HTTPRoute aws.apigatewayv2.ApiMapping aws.apigatewayv2.RoutingRule.matchBasePaths",
  ],
  [
    "VER-2",
    "Header-based versioning",
    "HTTPRoute aws.apigatewayv2.RoutingRule.matchHeaders.anyOf aws.apigatewayv2.RoutingRule.matchHeaders.anyOf.header aws.apigatewayv2.RoutingRule.matchHeaders.anyOf.valueGlob",
  ],
  ["VER-3", "Content negotiation", "HTTPRoute"],
  [
    "VER-4",
    "Customer-specific routing",
    "HTTPRoute VirtualService.headers RequestAuthentication jwt.providers.claimToHeaders recomputeRoute",
  ],
  ["VER-5", "Deprecation procedures", "HTTPRoute PrometheusRule directResponse responseOverride"],
  [
    "VER-6",
    "Compatibility testing",
    "HTTPRoute.percent HTTPRoute.fraction Rollout.setMirrorRoute Canary.mirror aws.schemas.Schema",
  ],
  [
    "VER-7",
    'narrative: "maintain backward compatibility while enabling system evolution"',
    "VER-1..VER-2 VER-5..VER-6",
  ],
  [
    "IP-1",
    "Request-Reply",
    "HTTPRoute GRPCRoute Service aws.vpclattice.Service aws.sfn.StateMachine",
  ],
];
