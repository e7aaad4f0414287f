import { isPlainObject } from "../../components/core/pure/plain-object";
import type { PlannedResource } from "../../plan/model";

const BUDGET = "kubernetes:policy/v1:PodDisruptionBudget";
const WORKLOADS = new Set(["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"]);

/** Disruption budgets of a plan that let no pod be evicted, as `namespace/name`. */
export function blockingBudgets(resources: readonly PlannedResource[]): readonly string[] {
  const workloads = resources.filter(({ type }) => WORKLOADS.has(type));
  return resources
    .filter(({ type }) => type === BUDGET)
    .filter((budget) => isBlocking(budget, workloads))
    .map(identityOf);
}

function isBlocking(budget: PlannedResource, workloads: readonly PlannedResource[]): boolean {
  const { maxUnavailable, minAvailable } = record(budget.inputs.spec);
  if (isNothing(maxUnavailable) || minAvailable === "100%") return true;
  if (typeof minAvailable !== "number") return false;
  const selected = workloads.filter((workload) => selects(budget, workload));
  return selected.some(({ inputs }) => replicasOf(inputs.spec) <= minAvailable);
}

function isNothing(amount: unknown): boolean {
  return amount === 0 || amount === "0" || amount === "0%";
}

/** One replica is Kubernetes' default; an autoscaler's least is not looked up. */
function replicasOf(spec: unknown): number {
  const { replicas = 1 } = record(spec);
  return typeof replicas === "number" ? replicas : Number.POSITIVE_INFINITY;
}

/** True where budget and workload share a namespace and the budget's labels are the pods'. */
function selects(budget: PlannedResource, workload: PlannedResource): boolean {
  const wanted = Object.entries(record(at(budget.inputs, "spec", "selector", "matchLabels")));
  const labels = record(at(workload.inputs, "spec", "template", "metadata", "labels"));
  return (
    namespaceOf(budget) === namespaceOf(workload) &&
    wanted.length > 0 &&
    wanted.every(([key, value]) => labels[key] === value)
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
