export type { EndpointChildren, NetworkEndpoints } from "./endpoints";
export type { FlowLogChildren, FlowLogNodes, FlowLogSettings, LogKey } from "./flow-log";
export type { NatGatewayChildren, ZonedNatGateway } from "./nat-gateways";
export type { NatInstanceChildren, NatInstanceNodes } from "./nat-instance";
export {
  type IpamCidr,
  NETWORK_DEFAULTS,
  Network,
  type NetworkArgs,
  type NetworkChildren,
  type NetworkNodes,
} from "./network";
export {
  PrivateZone,
  type PrivateZoneArgs,
  type PrivateZoneChildren,
  type PrivateZoneNodes,
  type ZoneVpc,
} from "./private-zone";
export {
  type EndpointReason,
  type ExplainedEndpoint,
  explainEndpoints,
  isNetworkFeature,
  NETWORK_FEATURES,
  type NetworkFeature,
} from "./pure/endpoint-services";
export { networkRules } from "./pure/network-plan";
export type {
  AdoptedNetwork,
  ExtraTier,
  Nat,
  NetworkLayout,
  NetworkTiers,
  SecondaryCidr,
} from "./pure/network-settings";
export type { Endpoints } from "./pure/endpoint-services";
export type { RegistryConsistency } from "./pure/registry-plan";
export type {
  ApiService,
  CustomHealth,
  DnsService,
  PublicApiService,
  PublicHealth,
  RegistryRecord,
  StaticMember,
} from "./pure/registry-settings";
export { SUBNET_LOCK_FORMAT, type SubnetLock } from "./pure/subnet-lock";
export type { SubnetPlan } from "./pure/subnet-plan";
export type { SubnetRoutes, SubnetTier, SubnetUse } from "./pure/tier-plan";
export type { AliasRecord, RecordRouting, ValueRecord, ZoneRecord } from "./pure/zone-records";
export type { RouteChildren } from "./routes";
export type { RoutingChildren, RoutingNodes } from "./routing";
export {
  type DnsRegistryArgs,
  type HttpRegistryArgs,
  ServiceRegistry,
  type ServiceRegistryChildren,
  type ServiceRegistryNodes,
} from "./service-registry";
export type { SubnetIdsByTier, SubnetIdsByZone } from "./subnet-ids";
export type { SubnetChildren, TieredSubnet } from "./subnets";
export type { VpcChildren, VpcNodes } from "./vpc";
