import type { Answer } from "../../rule/answers";
import { Field } from "../../rule/field";
import { namespaceResolver } from "../kubernetes/namespaces";
import type { NormalizedResource } from "../../rule/resource";
import { once } from "../once";

const SERVICE_MONITOR = "kubernetes:monitoring.coreos.com/v1:ServiceMonitor";
const POD_MONITOR = "kubernetes:monitoring.coreos.com/v1:PodMonitor";

/** What tells Prometheus which ports to read. */
export interface Monitor {
  readonly root: Field;
  /** Where it stands; undefined while that is not known. */
  readonly namespace: string | undefined;
  /** True where it selects pods, false where it selects Services. */
  readonly selectsPods: boolean;
  readonly selector: Field;
  readonly endpoints: readonly Field[];
}

/** True for a ServiceMonitor or a PodMonitor. */
export function isMonitor({ type }: NormalizedResource): boolean {
  return type === SERVICE_MONITOR || type === POD_MONITOR;
}

/** The monitors of a stack, without the patches of such. */
export const monitorsOf = once((world): readonly Monitor[] => {
  const namespaceOf = namespaceResolver(world);
  return world.resources
    .filter((resource) => isMonitor(resource) && !resource.partial)
    .map((resource) => {
      const root = Field.root(resource);
      const spec = root.get("spec");
      const selectsPods = resource.type === POD_MONITOR;
      return {
        root,
        namespace: namespaceOf(resource),
        selectsPods,
        selector: spec.get("selector"),
        endpoints: spec.get(selectsPods ? "podMetricsEndpoints" : "endpoints").items(),
      };
    });
});

/** Whether a monitor looks into a namespace: the one it stands in, unless it names others. */
export function looksInto(monitor: Monitor, namespace: string | undefined): Answer {
  const places = monitor.root.get("spec", "namespaceSelector");
  const any = places.get("any");
  if (!any.isReadable) return any;
  if (any.value === true) return true;
  const names = places.get("matchNames").items();
  if (names.length === 0) return namespace === monitor.namespace;
  if (names.some(({ value }) => value === namespace)) return true;
  return names.find((name) => !name.isReadable) ?? false;
}
