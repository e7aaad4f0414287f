import type { RowSource } from "../row";

/** Rows of the article that the mesh family answers. */
export const MESH_ROWS: readonly RowSource[] = [
  ["ME-1", "Traffic routing and load balancing", "VirtualService HTTPRoute DestinationRule"],
  [
    "ME-2",
    "Security policy enforcement",
    "PeerAuthentication AuthorizationPolicy Server ServiceIntentions",
  ],
  ["ME-3", "Automated certificate management", "Issuer aws.acmpca.CertificateAuthority"],
  [
    "ME-4",
    "Circuit breaker implementation",
    "DestinationRule.connectionPool DestinationRule.outlierDetection",
  ],
  [
    "ME-5",
    "Retry and timeout policies",
    "VirtualService.retries VirtualService.timeout HTTPRoute.timeouts BackendTrafficPolicy.retry",
  ],
  ["ME-6", "Rate limiting controls", "BackendTrafficPolicy EnvoyFilter HTTPLocalRateLimitPolicy"],
  ["ME-7", "Access control and authentication", "AuthorizationPolicy RequestAuthentication"],
  [
    "ME-8",
    "Service-level observability",
    "Telemetry.metrics Telemetry.accessLogging Telemetry.randomSamplingPercentage",
  ],
  [
    "GAP-1",
    "Standardization of cross-platform orchestration protocols",
    "DestinationRule VirtualService BackendTrafficPolicy HTTPRoute",
  ],
  [
    "T2-5",
    "Table 2: Service Mesh; use case Network Management; benefit Enhanced Observability; challenge Operational Overhead",
    "ME-1..ME-8",
  ],
  ["CS-7", "service mesh implementations", "GAP-1"],
  ["CHA-1", "Complex system integration", "ServiceEntry WorkloadEntry WorkloadGroup"],
];
