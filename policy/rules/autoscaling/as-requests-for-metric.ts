import { HORIZONTAL_TYPES, unreadablePart } from "../../world/autoscaling/autoscalers";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { defaultField, LIMIT_RANGE } from "../../world/kubernetes/limit-ranges";
import { isSidecar, POD_LEVEL_RESOURCES_MINOR } from "../../world/kubernetes/pod-resources";
import type { Container, PodSpec } from "../../world/kubernetes/pod-specs";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";
import { usageMetricsOf, type UsageMetric } from "./as-requests-for-metric/scaling-metrics";
import type { Workload } from "../../world/kubernetes/workloads";
import type { World } from "../../world/world";

/** What is known about the place that a pod runs in. */
interface Place {
  readonly ranges: readonly NormalizedResource[];
  /** Why a LimitRange of it may be missing. */
  readonly hidden: string | undefined;
  /** True where a pod may carry the requests for all its containers. */
  readonly hasPodRequests: boolean;
}

/** Without a request no utilization can be computed, so the autoscaler does not scale. */
export const asRequestsForMetric = stackRule({
  id: "as-requests-for-metric",
  topic: "autoscaling",
  severity: "high",
  description:
    "Where an autoscaler measures utilization, every measured container requests the resource.",
  remediation:
    "Set resources.requests of the metric's resource on each container, sidecars included, or a " +
    "default in a LimitRange of the namespace.",
  frameworks: [
    eksBestPractices("reliability: application", "Scale applications by a sound metric"),
  ],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { kubernetesVersion: { minor } }) {
    const byName = workloadsByName(world);
    const ranges = world.placement(LIMIT_RANGE);
    const hiddenIn = world.blindSpots(isLimitRange);
    for (const scaler of world.autoscalers(HORIZONTAL_TYPES)) {
      const unreadable = unreadablePart(scaler);
      if (unreadable !== undefined) findings.notEvaluated(unreadable);
      const { namespace, kind, name } = scaler;
      const workload = byName.get(`${namespace}/${kind}/${name}`);
      if (workload === undefined || namespace === undefined) continue;
      const place: Place = {
        ranges: ranges.in(namespace),
        hidden: hiddenIn(namespace),
        hasPodRequests: minor >= POD_LEVEL_RESOURCES_MINOR,
      };
      for (const metric of usageMetricsOf(scaler.field)) {
        checkMetric(metric, workload.pod, place, findings);
      }
    }
  },
});

/** True for a LimitRange. */
function isLimitRange({ type }: NormalizedResource): boolean {
  return type === LIMIT_RANGE;
}

function workloadsByName(world: World): ReadonlyMap<string, Workload> {
  return new Map(
    world.workloads.map((workload) => {
      const { kind, name } = workload.root.resource;
      return [`${workload.namespace}/${kind}/${name}`, workload];
    }),
  );
}

function checkMetric(
  { resource, container }: UsageMetric,
  pod: PodSpec,
  place: Place,
  findings: Findings,
): void {
  if (resource instanceof Field) {
    // The API server rejects a metric without a name.
    if (!resource.isReadable) findings.notEvaluated(resource);
    return;
  }
  const own = pod.spec.get("resources", "requests", resource);
  if (container === undefined && place.hasPodRequests && own.isSet) {
    if (!own.isReadable) findings.notEvaluated(own);
    return;
  }
  if (container?.isReadable === false) {
    findings.notEvaluated(container);
    return;
  }
  for (const candidate of pod.containers.filter(counts)) {
    const isMeant =
      container === undefined || candidate.field.get("name").value === container.value;
    if (isMeant) requireRequest(candidate, resource, place, findings);
  }
}

/** Init containers have ended before anything is measured, except sidecars. */
function counts(container: Container): boolean {
  return container.list === "containers" || isSidecar(container);
}

function requireRequest(
  { label, field }: Container,
  resource: string,
  place: Place,
  findings: Findings,
): void {
  const request = field.get("resources", "requests", resource);
  // Kubernetes uses the limit where the request is left out.
  const source = request.isSet ? request : field.get("resources", "limits", resource);
  if (!source.isReadable) findings.notEvaluated(source);
  if (source.isSet) return;
  const added = defaultField(place.ranges, "requests", resource);
  if (added === undefined) {
    const message = `${label} does not request ${resource}, but its autoscaler measures ${resource} utilization`;
    failUnlessHidden(request, message, place.hidden, findings);
  } else if (!added.isReadable) findings.notEvaluated(added);
}
