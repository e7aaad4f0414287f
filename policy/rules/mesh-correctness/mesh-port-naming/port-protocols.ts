import type { Field } from "../../../rule/field";

/** Protocols that the mesh knows how to treat as requests. */
const REQUEST_PROTOCOLS = ["grpc", "grpc-web", "http", "http_proxy", "http2"] as const;

/** Protocols that the mesh forwards as bytes. */
const BYTE_PROTOCOLS = ["hbone", "https", "mongo", "mysql", "redis", "tcp", "tls", "udp"] as const;

const PROTOCOLS: ReadonlySet<string> = new Set([...REQUEST_PROTOCOLS, ...BYTE_PROTOCOLS]);

/** Values of appProtocol that Kubernetes itself defines. */
const KUBERNETES_PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ["kubernetes.io/h2c", "http2"],
  ["kubernetes.io/ws", "http"],
  ["kubernetes.io/wss", "https"],
]);

/** Ports of protocols in which the server speaks first, for which Istio detects no protocol. */
const UNGUESSED_PORTS: ReadonlySet<unknown> = new Set([25, 53, 3306, 27017]);

/** The protocol that the mesh assumes for a port of a Service. */
export interface PortProtocol {
  /** Undefined where the mesh has to detect it. */
  readonly protocol: string | undefined;
  /** The field that declares the protocol, or that should. */
  readonly field: Field;
}

/** Reads the protocol of a Service's port; the field that hides it while that is unreadable. */
export function protocolOf(port: Field): PortProtocol | Field {
  const appProtocol = port.get("appProtocol");
  const field = appProtocol.isSet ? appProtocol : port.get("name");
  const transport = port.get("protocol");
  const unreadable = [transport, field].find((part) => !part.isReadable);
  if (unreadable !== undefined) return unreadable;
  if (transport.text === "UDP" || transport.text === "SCTP") return { protocol: "udp", field };
  const named = namedProtocol(field.text ?? "");
  const isPlain = named === undefined && UNGUESSED_PORTS.has(port.get("port").value);
  return { protocol: isPlain ? "tcp" : named, field };
}

/** The protocol that a name begins with: `http` of `http-metrics`. */
function namedProtocol(text: string): string | undefined {
  const name = text.toLowerCase();
  if (name.startsWith("grpc-web")) return "grpc-web";
  const [first = ""] = name.split("-");
  return KUBERNETES_PROTOCOLS.get(name) ?? (PROTOCOLS.has(first) ? first : undefined);
}

/** True for two known protocols of which the mesh parses one and forwards the other as bytes. */
export function areAtOdds(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return isRequestProtocol(one) !== isRequestProtocol(other);
}

function isRequestProtocol(protocol: string): boolean {
  return REQUEST_PROTOCOLS.some((known) => known === protocol);
}
