import { assertValid } from "../../core/pure/validate";
import { planClusterService } from "./cluster-service";
import { planDeployment } from "./deployment";
import { planDestinationRule } from "./destination-rule";
import { planDisruptionBudget } from "./disruption-budget";
import { planServiceAuthorization } from "./service-authorization";
import { selectorLabels } from "./service-labels";
import { planServiceMonitor } from "./service-monitor";
import { planServiceNetworkPolicy } from "./service-network-policy";
import { serviceRules } from "./service-rules";
import type { ServiceSettings } from "./service-settings";
import { planSidecar } from "./sidecar";

/** Every manifest of a microservice as plain data, by kind. */
export interface ServicePlan {
  readonly serviceName: string;
  readonly labels: Record<string, string>;
  readonly deployment: ReturnType<typeof planDeployment>;
  readonly service: ReturnType<typeof planClusterService>;
  readonly disruptionBudget: ReturnType<typeof planDisruptionBudget>;
  readonly networkPolicy: ReturnType<typeof planServiceNetworkPolicy>;
  readonly authorizationPolicy: ReturnType<typeof planServiceAuthorization>;
  readonly sidecar: ReturnType<typeof planSidecar>;
  readonly destinationRule: ReturnType<typeof planDestinationRule>;
  /** Absent for a service without a metrics port. */
  readonly serviceMonitor: ReturnType<typeof planServiceMonitor>;
}

/** Plans a microservice; throws with every problem of the settings at once. */
export function planService(settings: ServiceSettings): ServicePlan {
  assertValid(serviceRules(settings), `microservice ${settings.serviceName}`);
  return {
    serviceName: settings.serviceName,
    labels: selectorLabels(settings),
    deployment: planDeployment(settings),
    service: planClusterService(settings),
    disruptionBudget: planDisruptionBudget(settings),
    networkPolicy: planServiceNetworkPolicy(settings),
    authorizationPolicy: planServiceAuthorization(settings),
    sidecar: planSidecar(settings),
    destinationRule: planDestinationRule(settings),
    serviceMonitor: planServiceMonitor(settings),
  };
}
