import type { input } from "@pulumi/kubernetes/types";
import type { NamespaceIsolation } from "./namespace-settings";
import { podsIn } from "./service-identity";

type NetworkPolicySpec = input.networking.v1.NetworkPolicySpec;

/** The network policies of a namespace; the key is the name of the object. */
export type NamespaceNetworkPolicies = Readonly<Record<string, NetworkPolicySpec>>;

/**
 * Nothing in, nothing out, except what every meshed pod needs: name resolution, and its
 * certificate and configuration. An open namespace has no policy at all.
 */
export function planNamespaceNetworkPolicies(
  isolation: NamespaceIsolation,
): NamespaceNetworkPolicies {
  if (isolation === "open") return {};
  return {
    "default-deny": { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    "allow-dns": allowEgress(podsIn("kube-system", { "k8s-app": "kube-dns" }), [
      { protocol: "UDP", port: 53 },
      { protocol: "TCP", port: 53 },
    ]),
    "allow-mesh-control-plane": allowEgress(podsIn("istio-system", { app: "istiod" }), [
      { protocol: "TCP", port: 15_012 },
    ]),
  };
}

function allowEgress(
  peer: input.networking.v1.NetworkPolicyPeer,
  ports: input.networking.v1.NetworkPolicyPort[],
): NetworkPolicySpec {
  return { podSelector: {}, policyTypes: ["Egress"], egress: [{ to: [peer], ports }] };
}
