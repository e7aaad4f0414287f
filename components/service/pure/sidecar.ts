import type { ISidecar } from "@kubernetes-models/istio/networking.istio.io/v1/Sidecar" with {
  "resolution-mode": "import",
};
import { hostOf } from "./service-identity";
import { selectorLabels } from "./service-labels";
import type { ServiceSettings } from "./service-settings";

type SidecarSpec = NonNullable<ISidecar["spec"]>;

/**
 * What every proxy knows besides the dependencies: the control plane with what it hosts (a trace
 * collector, for one), and name resolution, which falls back to TCP for a long answer.
 */
const ALWAYS = ["istio-system/*", "kube-system/kube-dns.kube-system.svc.cluster.local"] as const;

/**
 * The `spec` of the Sidecar: the proxy learns the declared dependencies and nothing else of the
 * mesh. So its memory follows the service and not the size of the mesh, and a call that is not
 * declared is refused by the caller's own proxy.
 */
export function planSidecar(settings: ServiceSettings): SidecarSpec {
  return {
    workloadSelector: { labels: selectorLabels(settings) },
    egress: [{ hosts: [...settings.dependencies.map(hostOf), ...ALWAYS] }],
  };
}
