import type { NormalizedResource } from "../../rule/resource";

/** Type tokens of Istio's kinds, under the version that the rules name them by. */
export const AUTHORIZATION_POLICY = "kubernetes:security.istio.io/v1:AuthorizationPolicy";

/** Which JSON web tokens a workload accepts. */
export const REQUEST_AUTHENTICATION = "kubernetes:security.istio.io/v1:RequestAuthentication";

/** Whether a workload accepts plain text. */
export const PEER_AUTHENTICATION = "kubernetes:security.istio.io/v1:PeerAuthentication";

/** How callers connect to a host. */
export const DESTINATION_RULE = "kubernetes:networking.istio.io/v1:DestinationRule";

/** What a proxy at the edge of the mesh listens to. */
export const ISTIO_GATEWAY = "kubernetes:networking.istio.io/v1:Gateway";

/** Where the calls of a host go. */
export const VIRTUAL_SERVICE = "kubernetes:networking.istio.io/v1:VirtualService";

/** Hosts that the mesh knows besides the Services of the cluster. */
export const SERVICE_ENTRY = "kubernetes:networking.istio.io/v1:ServiceEntry";

/** Which destinations the proxy of a workload knows. */
export const SIDECAR = "kubernetes:networking.istio.io/v1:Sidecar";

/** What a proxy records; all versions of the group share the fields that rules read. */
export const TELEMETRY = "kubernetes:telemetry.istio.io/v1:Telemetry";

/** True for an object of Istio's API groups: a sign that the stack has a mesh. */
export function isIstioType(type: string): boolean {
  return /^kubernetes:[a-z]+\.istio\.io\//.test(type);
}

/** True for a Gateway of Istio. */
export function isGateway({ type }: NormalizedResource): boolean {
  return type === ISTIO_GATEWAY;
}

/** True for a DestinationRule. */
export function isDestinationRule({ type }: NormalizedResource): boolean {
  return type === DESTINATION_RULE;
}

/** True for a VirtualService. */
export function isVirtualService({ type }: NormalizedResource): boolean {
  return type === VIRTUAL_SERVICE;
}
