export {
  MICROSERVICE_DEFAULTS,
  Microservice,
  type MicroserviceArgs,
  type MicroserviceNodes,
  type ServicePlatform,
} from "./microservice";
export type {
  ContainerAmount,
  ContainerLimits,
  NamespaceIsolation,
  NamespaceQuota,
} from "./pure/namespace-settings";
export type { ServiceDependency, ServiceIdentity } from "./pure/service-identity";
export type {
  ServiceEnvironment,
  ServicePorts,
  ServiceProbes,
  ServiceResources,
  ServiceScaling,
} from "./pure/service-settings";
export {
  TEAM_NAMESPACE_DEFAULTS,
  TeamNamespace,
  type TeamNamespaceArgs,
  type TeamNamespaceNodes,
} from "./team-namespace";
