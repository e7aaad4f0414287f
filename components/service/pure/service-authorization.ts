import type { IAuthorizationPolicy } from "@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy" with {
  "resolution-mode": "import",
};
import { principalOf } from "./service-identity";
import { selectorLabels } from "./service-labels";
import type { ServiceSettings } from "./service-settings";

type AuthorizationPolicySpec = NonNullable<IAuthorizationPolicy["spec"]>;
type Rule = NonNullable<AuthorizationPolicySpec["rules"]>[number];

/** Path that Prometheus reads metrics from. */
export const METRICS_PATH = "/metrics";

/**
 * The `spec` of the service's AuthorizationPolicy: each declared caller by its mesh identity, on the
 * application's port only, and Prometheus for its metrics. Without either it allows nothing.
 */
export function planServiceAuthorization(settings: ServiceSettings): AuthorizationPolicySpec {
  return {
    selector: { matchLabels: selectorLabels(settings) },
    action: "ALLOW",
    rules: [...callerRules(settings), ...scrapeRules(settings)],
  };
}

function callerRules({ callers, ports }: ServiceSettings): Rule[] {
  if (callers.length === 0) return []; // a rule without a source would let everyone in
  return [
    {
      from: [{ source: { principals: callers.map(principalOf) } }],
      to: [{ operation: { ports: [String(ports.http)] } }],
    },
  ];
}

function scrapeRules({ ports, scraper }: ServiceSettings): Rule[] {
  if (ports.metrics === undefined) return [];
  const prometheus = principalOf({ namespace: scraper.namespace, name: scraper.serviceAccount });
  return [
    {
      from: [{ source: { principals: [prometheus] } }],
      to: [
        {
          operation: {
            ports: [String(ports.metrics)],
            methods: ["GET"],
            paths: [METRICS_PATH],
          },
        },
      ],
    },
  ];
}
