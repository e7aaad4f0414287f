import type { CheckOptions } from "../../policy/check/evaluate";
import type { Mutation } from "../support/mutate-plan";

/** An edit of the shipped prod plan, and where the finding points. */
interface MeshTrip extends Mutation {
  readonly path: string;
  /** What else the same edit of the program changes. */
  readonly also?: Mutation;
  /** Parameters of the rules, where the edit changes them as well. */
  readonly settings?: CheckOptions["settings"];
}

/** An object of Istio that the plan does not have. */
function addedTrip(type: string, spec: Readonly<Record<string, unknown>>, path: string): MeshTrip {
  const metadata = { name: "added", namespace: "orders" };
  return {
    type: `kubernetes:${type}`,
    name: "added",
    isNew: true,
    edits: [
      { set: "metadata", to: metadata },
      { set: "spec", to: spec },
    ],
    path,
  };
}

const GATEWAY = "networking.istio.io/v1:Gateway";

/** A Gateway that serves the same host as all others that this makes. */
function servedTwice(name: string): Mutation {
  const tls = { mode: "SIMPLE", credentialName: name };
  const port = { number: 443, name: "https", protocol: "HTTPS" };
  const spec = { servers: [{ port, hosts: ["shop.example.com"], tls }] };
  return { ...addedTrip(GATEWAY, spec, ""), name };
}

/** For each rule of the mesh an edit that it stands against. */
export const MESH_TRIPS: Readonly<Record<string, MeshTrip>> = {
  "mesh-tls-origination-ca": addedTrip(
    "networking.istio.io/v1:DestinationRule",
    { host: "*.example.com", trafficPolicy: { tls: { mode: "SIMPLE" } } },
    "spec.trafficPolicy.tls.caCertificates",
  ),
  "mesh-dr-tls-off": {
    type: "kubernetes:networking.istio.io/v1:DestinationRule",
    name: "prod-orders-destination-rule",
    edits: [{ set: "spec.trafficPolicy.tls.mode", to: "DISABLE" }],
    path: "spec.trafficPolicy.tls.mode",
  },
  "mesh-authz-default-deny": {
    type: "kubernetes:security.istio.io/v1:AuthorizationPolicy",
    name: "prod-mesh-security-default-deny",
    edits: "drop the resource",
    path: "metadata.name",
  },
  "mesh-authz-safe": addedTrip(
    "security.istio.io/v1:AuthorizationPolicy",
    { rules: [{}] },
    "spec.rules[0]",
  ),
  "mesh-gateway-tls": addedTrip(
    GATEWAY,
    { servers: [{ port: { protocol: "HTTP" }, hosts: ["shop.example.com"] }] },
    "spec.servers[0].tls.httpsRedirect",
  ),
  "mesh-gateway-hosts": addedTrip(
    GATEWAY,
    { servers: [{ port: { protocol: "HTTP" }, hosts: ["*"], tls: { httpsRedirect: true } }] },
    "spec.servers[0].hosts[0]",
  ),
  "mesh-authz-needs-mtls": {
    // Where strict mutual TLS no longer holds for the whole mesh, the services' own policies trip.
    type: "kubernetes:security.istio.io/v1:PeerAuthentication",
    edits: [{ set: "metadata.namespace", to: "elsewhere" }],
    also: {
      type: "kubernetes:security.istio.io/v1:AuthorizationPolicy",
      name: "prod-payments-authorization-policy",
      edits: [{ remove: "spec.rules[1].from" }],
    },
    settings: { "mesh-mtls-strict": { rootNamespace: "elsewhere" } },
    path: "spec.rules[0].from[0].source.principals",
  },
  "mesh-injection": {
    type: "kubernetes:apps/v1:Deployment",
    name: "prod-orders-deployment",
    edits: [{ set: 'spec.template.metadata.labels["sidecar.istio.io/inject"]', to: "false" }],
    path: 'spec.template.metadata.labels["sidecar.istio.io/inject"]',
  },
  "mesh-egress": {
    type: "kubernetes:helm.sh/v3:Release",
    name: "prod-mesh-istiod",
    edits: [{ set: "values.meshConfig.outboundTrafficPolicy.mode", to: "ALLOW_ANY" }],
    path: "values.meshConfig.outboundTrafficPolicy.mode",
  },
  "mesh-jwt": addedTrip(
    "security.istio.io/v1:RequestAuthentication",
    { jwtRules: [{ issuer: "https://id.example.com" }] },
    "spec.jwtRules",
  ),
  "mesh-gateway-conflict": {
    ...servedTwice("first"),
    also: servedTwice("second"),
    path: "spec.servers[0].hosts[0]",
  },
  "mesh-gateway-backing": addedTrip(
    GATEWAY,
    {
      selector: { "app.kubernetes.io/name": "orders" },
      servers: [{ hosts: ["shop.example.com"], tls: { mode: "SIMPLE", credentialName: "shop" } }],
    },
    "spec.servers[0].tls.credentialName",
  ),
  "mesh-selector-conflicts": {
    type: "kubernetes:networking.istio.io/v1:Sidecar",
    name: "prod-orders-sidecar",
    edits: [{ set: "spec.workloadSelector.labels", to: { app: "nothing" } }],
    path: "spec.workloadSelector.labels",
  },
};
