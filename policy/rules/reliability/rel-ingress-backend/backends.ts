import type { Field } from "../../../rule/field";
import { typesOf, type Types } from "../../../world/resource-index";
import { INGRESS } from "../../../world/kubernetes/ingress-type";

/** Routes of the Gateway API that name Services. */
const ROUTE_TYPES: Types = typesOf(
  "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute",
  "kubernetes:gateway.networking.k8s.io/v1:GRPCRoute",
  "kubernetes:gateway.networking.k8s.io/v1:TLSRoute",
  "kubernetes:gateway.networking.k8s.io/v1:TCPRoute",
  "kubernetes:gateway.networking.k8s.io/v1:UDPRoute",
);

/** Type tokens of objects that route traffic to Services. */
export const ROUTING_TYPES: Types = typesOf(INGRESS, ...ROUTE_TYPES);

/** A reference to a Service and a port of it. */
export interface Backend {
  readonly service: Field;
  /** Not set where the reference leaves the port out, which no API allows. */
  readonly port: Field;
  /** Set where the reference may lead into another namespace. */
  readonly namespace: Field | undefined;
}

/** The Services that an Ingress or a route of the Gateway API names. */
export function backendsOf(root: Field): readonly Backend[] {
  return root.resource.type === INGRESS ? ingressBackends(root) : routeBackends(root);
}

function ingressBackends(root: Field): readonly Backend[] {
  const spec = root.get("spec");
  const paths = spec
    .get("rules")
    .items()
    .flatMap((rule) => rule.get("http", "paths").items());
  return (
    [spec.get("defaultBackend"), spec.get("backend"), ...paths.map((path) => path.get("backend"))]
      .filter((backend) => backend.isSet && !backend.get("resource").isSet)
      .map(ingressBackend)
      // The AWS controller reads the action from an annotation with the name of the Service.
      .filter(({ port }) => port.value !== "use-annotation")
  );
}

/** Beta versions have the names of Service and port in two fields of the backend. */
function ingressBackend(backend: Field): Backend {
  const old = backend.get("serviceName");
  if (old.isReadable && old.isSet) {
    return { service: old, port: backend.get("servicePort"), namespace: undefined };
  }
  const service = backend.get("service");
  const name = service.get("port", "name");
  const port = name.isSet && name.value !== "" ? name : service.get("port", "number");
  return { service: service.get("name"), port, namespace: undefined };
}

function routeBackends(root: Field): readonly Backend[] {
  return root
    .get("spec", "rules")
    .items()
    .flatMap((rule) => [
      ...rule.get("backendRefs").items(),
      ...rule
        .get("filters")
        .items()
        .map((filter) => filter.get("requestMirror", "backendRef"))
        .filter((mirror) => mirror.isSet && mirror.isReadable),
    ])
    .filter((ref) => (ref.get("kind").value ?? "Service") === "Service")
    .filter((ref) => (ref.get("group").value ?? "") === "")
    .map((ref) => ({
      service: ref.get("name"),
      port: ref.get("port"),
      namespace: ref.get("namespace").isSet ? ref.get("namespace") : undefined,
    }));
}
