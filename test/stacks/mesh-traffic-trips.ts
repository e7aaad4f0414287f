import type { Mutation } from "../support/mutate-plan";

type Properties = Readonly<Record<string, unknown>>;

/** An edit of the shipped prod plan, and where the finding points. */
interface MeshTrafficTrip extends Mutation {
  readonly path: string;
  readonly also?: Mutation;
}

/** An object of Istio in the namespace of the orders. */
function added(kind: string, spec: Properties, name = "added"): Mutation {
  return {
    type: `kubernetes:networking.istio.io/v1:${kind}`,
    name,
    isNew: true,
    edits: [
      { set: "metadata", to: { name, namespace: "orders" } },
      { set: "spec", to: spec },
    ],
  };
}

/** Routes for a host that nothing else is about. */
function routes(spec: Properties, name?: string): Mutation {
  return added("VirtualService", { hosts: ["orders.example.com"], ...spec }, name);
}

/** A route to the orders, or to what is nearly their name. */
function routeTo(destination: Properties): Mutation {
  return routes({ http: [{ route: [{ destination }] }] });
}

const DESTINATION = "spec.http[0].route[0].destination";
const REDIRECT = { redirect: { uri: "/" } };

/** For each rule of mesh correctness an edit that it stands against. */
export const MESH_TRAFFIC_TRIPS: Readonly<Record<string, MeshTrafficTrip>> = {
  "mesh-vs-gateway-exists": { ...routes({ gateways: ["public"] }), path: "spec.gateways[0]" },
  "mesh-vs-destination-exists": { ...routeTo({ host: "order" }), path: `${DESTINATION}.host` },
  "mesh-vs-subset-exists": {
    ...routeTo({ host: "orders", subset: "v2", port: { number: 8080 } }),
    path: `${DESTINATION}.subset`,
  },
  "mesh-vs-port": { ...routeTo({ host: "orders" }), path: `${DESTINATION}.port` },
  "mesh-vs-host-conflict": { ...routes({}), also: routes({}, "second"), path: "spec.hosts[0]" },
  "mesh-vs-unreachable": { ...routes({ http: [REDIRECT, REDIRECT] }), path: "spec.http[1]" },
  "mesh-vs-host-in-gateway": {
    ...routes({ gateways: ["public"] }),
    also: added(
      "Gateway",
      {
        selector: { "app.kubernetes.io/name": "orders" },
        servers: [
          {
            port: { number: 8080, name: "http", protocol: "HTTP" },
            hosts: ["shop.example.com"],
            tls: { httpsRedirect: true },
          },
        ],
      },
      "public",
    ),
    path: "spec.gateways[0]",
  },
  "mesh-dr-valid": {
    type: "kubernetes:networking.istio.io/v1:DestinationRule",
    name: "prod-orders-destination-rule",
    edits: [{ set: "spec.host", to: "order" }],
    path: "spec.host",
  },
  "mesh-port-naming": {
    type: "kubernetes:core/v1:Service",
    name: "prod-orders-service",
    edits: [{ set: "spec.ports[0].appProtocol", to: "web" }],
    path: "spec.ports[0].appProtocol",
  },
};
