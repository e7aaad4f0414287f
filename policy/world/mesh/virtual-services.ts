import { exportScopes, type Viewpoint } from "./export-scopes";
import { Field } from "../../rule/field";
import { VIRTUAL_SERVICE } from "./istio-kinds";
import { namespaceField, namespaceResolver } from "../kubernetes/namespaces";
import { once } from "../once";
import { typesOf } from "../resource-index";

const VIRTUAL_SERVICES = typesOf(VIRTUAL_SERVICE);

/** The gateway name that means every proxy of the mesh. */
export const MESH_GATEWAY = "mesh";

/** A VirtualService and its namespace. */
export interface VirtualService {
  readonly root: Field;
  /** Undefined while it is not known. */
  readonly namespace: string | undefined;
}

/** The VirtualServices of a stack, patches included. */
export const virtualServicesOf = once((world): readonly VirtualService[] => {
  const namespaceOf = namespaceResolver(world);
  return world
    .of(VIRTUAL_SERVICES)
    .map((root) => ({ root, namespace: namespaceOf(root.resource) }));
});

/** Where a route sends calls, or a copy of them. */
export interface Destination {
  readonly host: Field;
  readonly subset: Field;
  readonly port: Field;
}

/** The destinations of all routes, of all protocols. */
export function destinationsOf({ root }: VirtualService): readonly Destination[] {
  const spec = root.get("spec");
  const mirrors = spec
    .get("http")
    .items()
    .flatMap((rule) => [
      rule.get("mirror"),
      ...rule
        .get("mirrors")
        .items()
        .map((mirror) => mirror.get("destination")),
    ]);
  const routes = ["http", "tls", "tcp"]
    .flatMap((protocol) => spec.get(protocol).items())
    .flatMap((rule) => rule.get("route").items())
    .map((route) => route.get("destination"));
  return [...routes, ...mirrors]
    .filter((destination) => destination.isSet)
    .map((destination) => ({
      host: destination.get("host"),
      subset: destination.get("subset"),
      port: destination.get("port"),
    }));
}

/** The gateways that a VirtualService is bound to as a whole. */
export function boundGateways({ root }: VirtualService): readonly Field[] {
  return root.get("spec", "gateways").items();
}

/** The gateways that a VirtualService names, in the conditions of its routes too. */
export function gatewaysOf(service: VirtualService): readonly Field[] {
  const spec = service.root.get("spec");
  const conditions = ["http", "tls", "tcp"]
    .flatMap((protocol) => spec.get(protocol).items())
    .flatMap((rule) => rule.get("match").items())
    .flatMap((match) => match.get("gateways").items());
  return [...boundGateways(service), ...conditions];
}

/** Whether the mesh's own proxies follow it, as they do when it names no gateway. */
export function isOnMesh(service: VirtualService): boolean | Field {
  const gateways = boundGateways(service);
  if (gateways.length === 0) return true;
  if (gateways.some(({ value }) => value === MESH_GATEWAY)) return true;
  return gateways.find((gateway) => !gateway.isReadable) ?? false;
}

/** The namespace and the name of a gateway. */
export interface GatewayReference {
  /** Undefined while it is not known. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Reads `name`, `./name`, `namespace/name`, or the former `name.namespace.svc.cluster.local`. */
export function gatewayReference(text: string, own: string | undefined): GatewayReference {
  const slash = text.indexOf("/");
  if (slash !== -1) {
    const place = text.slice(0, slash);
    return { namespace: place === "." ? own : place, name: text.slice(slash + 1) };
  }
  const [name = text, namespace] = text.split(".");
  return { namespace: namespace ?? own, name };
}

/**
 * Where its routes are followed from: its own namespace, those that it is exported to by name, and
 * those of its gateways.
 */
export function viewpointOf(service: VirtualService): Viewpoint {
  const { root, namespace } = service;
  const scopes = exportScopes(root.get("spec", "exportTo"), namespace);
  const bound = boundGateways(service);
  const gateways = bound
    .map(({ text }) => text)
    .filter((name) => name !== undefined)
    .filter((name) => name !== MESH_GATEWAY)
    .map((name) => gatewayReference(name, namespace).namespace);
  const namespaces = [namespace, ...gateways, ...(scopes instanceof Field ? [] : scopes)];
  const unknown = [
    ...(namespace === undefined ? [namespaceField(root.resource)] : []),
    ...(scopes instanceof Field ? [scopes] : []),
    ...bound.filter((gateway) => !gateway.isReadable),
  ];
  return {
    namespaces: new Set(namespaces.filter((name) => name !== undefined)),
    hidden: unknown[0],
  };
}
