import { NAME_LABEL } from "./service-identity";
import type { ServiceSettings } from "./service-settings";

/** Labels that select the pods of a service; immutable on a Deployment, so nothing else is here. */
export function selectorLabels(
  settings: Pick<ServiceSettings, "serviceName" | "instance">,
): Record<string, string> {
  return {
    [NAME_LABEL]: settings.serviceName,
    "app.kubernetes.io/instance": settings.instance,
  };
}
