import type { input } from "@pulumi/kubernetes/types";
import { PORT_NAMES } from "./container";
import { selectorLabels } from "./service-labels";
import type { ServiceSettings } from "./service-settings";

/**
 * The `spec` of the Service. Port and container port are the same number and name, which the network
 * policies of the AWS VPC CNI need. Traffic stays in the caller's zone while that zone has a pod.
 */
export function planClusterService(settings: ServiceSettings): input.core.v1.ServiceSpec {
  const { http, metrics } = settings.ports;
  return {
    type: "ClusterIP",
    selector: selectorLabels(settings),
    trafficDistribution: "PreferSameZone",
    ports: [
      planPort(PORT_NAMES.http, http),
      ...(metrics === undefined ? [] : [planPort(PORT_NAMES.metrics, metrics)]),
    ],
  };
}

function planPort(name: string, port: number): input.core.v1.ServicePort {
  return { name, port, targetPort: name, protocol: "TCP", appProtocol: "http" };
}
