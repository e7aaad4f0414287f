import type { NormalizedResource } from "../../policy/rule/resource";
import { manifest } from "./resources";

type Properties = Readonly<Record<string, unknown>>;
type Resources = readonly NormalizedResource[];

/** Where an object of {@link meshObject} stands, and under which name and version. */
interface Identity {
  readonly name?: unknown;
  readonly place?: unknown;
  readonly version?: string;
}

/** An object of Istio's networking group, of the namespace `shop` unless it says otherwise. */
export function meshObject(
  kind: string,
  spec: unknown,
  { name = "it", place = "shop", version = "v1" }: Identity = {},
): Resources {
  const metadata = { name, namespace: place };
  return manifest({ apiVersion: `networking.istio.io/${version}`, kind, metadata, spec });
}

/** A VirtualService of the namespace `shop`, for `web` unless it says otherwise. */
export function virtualService(spec: Properties, identity?: Identity): Resources {
  return meshObject("VirtualService", { hosts: ["web"], ...spec }, identity);
}

/** A VirtualService with one route to a destination. */
export function routed(
  destination: unknown,
  spec: Properties = {},
  identity?: Identity,
): Resources {
  return virtualService({ http: [{ route: [{ destination }] }], ...spec }, identity);
}

/** A DestinationRule of the namespace `shop`, for `web` unless it says otherwise. */
export function destinationRule(spec: Properties, identity?: Identity): Resources {
  return meshObject("DestinationRule", { host: "web", ...spec }, identity);
}

/** A ServiceEntry of the namespace `shop`, for `api.example.com` unless it says otherwise. */
export function serviceEntry(spec: Properties = {}, identity?: Identity): Resources {
  const ports = [{ number: 443, name: "tls", protocol: "TLS" }];
  return meshObject("ServiceEntry", { hosts: ["api.example.com"], ports, ...spec }, identity);
}
