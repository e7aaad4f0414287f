import { isPlainObject } from "../../components/core/pure/plain-object";
import type { PlannedResource } from "../../plan/model";

const BUDGET = "kubernetes:policy/v1:PodDisruptionBudget";
const WORKLOADS = new Set(["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"]);

const AUTOSCALER = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";

/** Disruption budgets of a plan that let no pod be evicted, as `namespace/name`. */
export function blockingBudgets(resources: readonly PlannedResource[]): readonly string[] {
  return resources
    .filter(({ type }) => type === BUDGET)
    .filter((budget) => isBlocking(budget, resources))
    .map(identityOf);
}

function isBlocking(budget: PlannedResource, resources: readonly PlannedResource[]): boolean {
  const { maxUnavailable, minAvailable } = record(budget.inputs.spec);
  if (isNothing(maxUnavailable) || minAvailable === "100%") return true;
  return resources
    .filter(({ type }) => WORKLOADS.has(type))
    .filter((workload) => selects(budget, workload))
    .map((workload) => replicasOf(workload, resources))
    .some((replicas) => replicas > 0 && replicas <= leastOf(minAvailable, replicas));
}

function isNothing(amount: unknown): boolean {
  return amount === 0 || amount === "0" || amount === "0%";
}

/** Pods that must stay; a share is rounded up, as Kubernetes does. */
function leastOf(minAvailable: unknown, replicas: number): number {
  if (typeof minAvailable === "number") return minAvailable;
  const percent = /^(\d+)%$/.exec(String(minAvailable))?.[1];
  return percent === undefined ? 0 : Math.ceil((replicas * Number(percent)) / 100);
}

/** What the workload has at least, 0 where that is unknown. One is the default, of autoscalers too. */
function replicasOf(workload: PlannedResource, resources: readonly PlannedResource[]): number {
  const autoscaler = resources.find(
    (resource) => resource.type === AUTOSCALER && scales(resource, workload),
  );
  const spec = record((autoscaler ?? workload).inputs.spec);
  const { [autoscaler === undefined ? "replicas" : "minReplicas"]: replicas = 1 } = spec;
  return typeof replicas === "number" ? replicas : 0;
}

function scales(autoscaler: PlannedResource, workload: PlannedResource): boolean {
  const { kind, name } = record(at(autoscaler.inputs, "spec", "scaleTargetRef"));
  return (
    workload.type.endsWith(`:${String(kind)}`) &&
    name === record(workload.inputs.metadata).name &&
    namespaceOf(autoscaler) === namespaceOf(workload)
  );
}

/**
 * True where budget and workload share a namespace and the budget's labels are the pods'. A budget
 * that selects by expressions is not judged.
 */
function selects(budget: PlannedResource, workload: PlannedResource): boolean {
  const { matchLabels, matchExpressions = [] } = record(at(budget.inputs, "spec", "selector"));
  const labels = record(at(workload.inputs, "spec", "template", "metadata", "labels"));
  return (
    namespaceOf(budget) === namespaceOf(workload) &&
    Array.isArray(matchExpressions) &&
    matchExpressions.length === 0 &&
    Object.entries(record(matchLabels)).every(([key, value]) => labels[key] === value)
  );
}

function identityOf(resource: PlannedResource): string {
  const { name = resource.name } = record(resource.inputs.metadata);
  return `${namespaceOf(resource)}/${typeof name === "string" ? name : resource.name}`;
}

function namespaceOf({ inputs }: PlannedResource): string {
  const { namespace = "default" } = record(inputs.metadata);
  return typeof namespace === "string" ? namespace : "default";
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => record(found)[key], value);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isPlainObject(value) ? value : {};
}
