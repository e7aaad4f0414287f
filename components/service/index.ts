export {
  MICROSERVICE_DEFAULTS,
  Microservice,
  type MicroserviceArgs,
  type MicroserviceChildren,
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
export type { ServiceAccessChildren } from "./service-access";
export type { ServiceTrafficChildren } from "./service-traffic";
export {
  TEAM_NAMESPACE_DEFAULTS,
  TeamNamespace,
  type TeamNamespaceArgs,
  type TeamNamespaceChildren,
  type TeamNamespaceNodes,
} from "./team-namespace";
