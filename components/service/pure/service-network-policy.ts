import type { input } from "@pulumi/kubernetes/types";
import { peerOf, podsIn } from "./service-identity";
import { selectorLabels } from "./service-labels";
import type { ServiceSettings } from "./service-settings";

type IngressRule = input.networking.v1.NetworkPolicyIngressRule;
type EgressRule = input.networking.v1.NetworkPolicyEgressRule;
type PolicyPort = input.networking.v1.NetworkPolicyPort;

/**
 * The `spec` of the service's NetworkPolicy: in from declared callers and Prometheus, out to
 * declared dependencies. Name resolution and the mesh control plane are the namespace's policies.
 */
export function planServiceNetworkPolicy(
  settings: ServiceSettings,
): input.networking.v1.NetworkPolicySpec {
  return {
    podSelector: { matchLabels: selectorLabels(settings) },
    policyTypes: ["Ingress", "Egress"],
    ingress: [...callerRules(settings), scrapeRule(settings)],
    egress: settings.dependencies.map((dependency): EgressRule => ({
      to: [peerOf(dependency)],
      ports: [tcp(dependency.port)],
    })),
  };
}

function callerRules(settings: ServiceSettings): IngressRule[] {
  if (settings.callers.length === 0) return []; // a rule without peers would let everyone in
  return [{ from: settings.callers.map(peerOf), ports: [tcp(settings.ports.http)] }];
}

function scrapeRule({ ports, scraper }: ServiceSettings): IngressRule {
  const scraped = ports.metrics === undefined ? [] : [ports.metrics];
  return {
    from: [podsIn(scraper.namespace, scraper.podLabels)],
    ports: [...scraped, scraper.sidecarPort].map(tcp),
  };
}

function tcp(port: number): PolicyPort {
  return { protocol: "TCP", port };
}
