import type { Answer } from "../../rule/answers";
import type { Field } from "../../rule/field";
import type { NormalizedResource } from "../../rule/resource";
import { placedObjects, type Placed } from "../kubernetes/placed";
import { once, onceFor } from "../once";
import { typesOf } from "../resource-index";

const SERVICE_MONITOR = "kubernetes:monitoring.coreos.com/v1:ServiceMonitor";
const POD_MONITOR = "kubernetes:monitoring.coreos.com/v1:PodMonitor";

const MONITOR_TYPES = typesOf(SERVICE_MONITOR, POD_MONITOR);

/** A ServiceMonitor or PodMonitor, which tells Prometheus which ports to scrape. */
export interface Monitor extends Placed {
  /** True where it selects pods, false where it selects Services. */
  readonly selectsPods: boolean;
  readonly selector: Field;
  readonly endpoints: readonly Field[];
}

/** True for a ServiceMonitor or a PodMonitor. */
export function isMonitor({ type }: NormalizedResource): boolean {
  return MONITOR_TYPES.has(type);
}

/** The monitors of a stack, without patches of monitors. */
export const monitorsOf = once((world): readonly Monitor[] =>
  placedObjects(world, MONITOR_TYPES).map((placed) => {
    const spec = placed.root.get("spec");
    const selectsPods = placed.root.resource.type === POD_MONITOR;
    return {
      ...placed,
      selectsPods,
      selector: spec.get("selector"),
      endpoints: spec.get(selectsPods ? "podMetricsEndpoints" : "endpoints").items(),
    };
  }),
);

/** The monitors that look into a namespace, or may do so. */
export const monitorsFor = onceFor((world, namespace: string): readonly Monitor[] =>
  monitorsOf(world).filter((monitor) => looksInto(monitor, namespace) !== false),
);

/** Whether a monitor looks into a namespace: its own, unless it names others. */
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
