export type { NetworkEndpoints } from "./endpoints";
export type { FlowLogNodes } from "./flow-log";
export { NETWORK_DEFAULTS, Network, type NetworkArgs, type NetworkNodes } from "./network";
export { ENDPOINT_MODES, type EndpointMode } from "./pure/endpoint-services";
export { NAT_MODES, type NatMode, networkRules } from "./pure/network-plan";
export type { SubnetPlan, SubnetTier } from "./pure/subnet-plan";
export type { RoutingNodes, ZonedNatGateway } from "./routing";
export type { TieredSubnet } from "./subnets";
