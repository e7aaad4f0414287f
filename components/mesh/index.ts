export {
  MESH_SECURITY_DEFAULTS,
  MeshSecurity,
  type MeshSecurityArgs,
  type MeshSecurityChildren,
  type MeshSecurityNodes,
  type MutualTlsMode,
} from "./mesh-security";
export {
  MESH_TELEMETRY_DEFAULTS,
  MeshTelemetry,
  type MeshTelemetryArgs,
  type MeshTelemetryChildren,
  type MeshTelemetryNodes,
} from "./mesh-telemetry";
export type { ContainerSize } from "./pure/mesh-settings";
export {
  AUTHORIZATION_POLICY,
  type AuthorizationPolicySpec,
  PEER_AUTHENTICATION,
  type PeerAuthenticationSpec,
} from "./pure/security-kinds";
export { TELEMETRY, type TelemetrySpec } from "./pure/telemetry-kind";
export type { AccessLogs, MeshTracing } from "./pure/telemetry-plan";
export {
  DESTINATION_RULE,
  type DestinationRuleSpec,
  SIDECAR,
  type SidecarSpec,
} from "./pure/traffic-kinds";
export {
  SERVICE_MESH_DEFAULTS,
  ServiceMesh,
  type ServiceMeshArgs,
  type ServiceMeshChildren,
  type ServiceMeshNodes,
} from "./service-mesh";
