export {
  MESH_SECURITY_DEFAULTS,
  MeshSecurity,
  type MeshSecurityArgs,
  type MeshSecurityNodes,
  type MutualTlsMode,
} from "./mesh-security";
export type { ContainerSize } from "./pure/mesh-settings";
export {
  AUTHORIZATION_POLICY,
  type AuthorizationPolicySpec,
  PEER_AUTHENTICATION,
  type PeerAuthenticationSpec,
} from "./pure/security-kinds";
export {
  SERVICE_MESH_DEFAULTS,
  ServiceMesh,
  type ServiceMeshArgs,
  type ServiceMeshNodes,
} from "./service-mesh";
