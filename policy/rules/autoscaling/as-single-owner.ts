import {
  HORIZONTAL_TYPES,
  targetKey,
  unreadablePart,
  VERTICAL_TYPES,
  type Autoscaler,
} from "../../world/autoscaling/autoscalers";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { usesNamespace } from "../../world/kubernetes/namespaces";
import { stackRule } from "../../rule/rule";

/** Modes in which a vertical autoscaler changes no running pod. */
const PASSIVE: ReadonlySet<unknown> = new Set(["Off", "Initial"]);

/** Two autoscalers of one number keep reverting each other. */
export const asSingleOwner = stackRule({
  id: "as-single-owner",
  topic: "autoscaling",
  severity: "high",
  description:
    "A workload has one horizontal autoscaler, and no vertical one that acts on the same metric.",
  remediation:
    "Keep one HorizontalPodAutoscaler or ScaledObject for the workload, and let a vertical one " +
    "control other resources or only recommend.",
  frameworks: [eksBestPractices("reliability: application", "Use one autoscaler for one metric")],
  parameters: {},
  appliesTo: (type) =>
    HORIZONTAL_TYPES.has(type) || VERTICAL_TYPES.has(type) || usesNamespace(type),
  check(world, findings) {
    const owners = new Map<string, Autoscaler>();
    for (const scaler of world.autoscalers(HORIZONTAL_TYPES)) {
      const key = keyOf(scaler, findings);
      if (key === undefined) continue;
      if (owners.has(key))
        findings.fail(
          scaler.reference,
          `${owners.get(key)?.field.resource.kind} "${owners.get(key)?.field.resource.name}" scales the same workload`,
        );
      else owners.set(key, scaler);
    }
    for (const scaler of world.autoscalers(VERTICAL_TYPES)) {
      const owner = owners.get(keyOf(scaler, findings) ?? "");
      if (owner !== undefined) checkVertical(scaler, owner, findings);
    }
  },
});

function keyOf(scaler: Autoscaler, findings: Findings): string | undefined {
  const unreadable = unreadablePart(scaler);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  return targetKey(scaler);
}

function checkVertical({ field }: Autoscaler, owner: Autoscaler, findings: Findings): void {
  const mode = field.get("spec", "updatePolicy", "updateMode");
  if (!mode.isReadable) findings.notEvaluated(mode);
  if (!mode.isReadable || PASSIVE.has(mode.value)) return;
  const resized = controlledBy(field);
  const shared = measuredBy(owner.field).filter((name) => resized.includes(name));
  if (shared.length > 0)
    findings.fail(
      mode,
      `the horizontal autoscaler of the workload also acts on ${shared.join(" and ")}`,
    );
}

/** By default a vertical autoscaler controls both. */
function controlledBy(field: Autoscaler["field"]): readonly unknown[] {
  const policies = field.get("spec", "resourcePolicy", "containerPolicies").items();
  const lists = policies.map((policy) => policy.get("controlledResources").items());
  if (lists.length === 0 || lists.some((list) => list.length === 0)) return ["cpu", "memory"];
  return lists.flat().map(({ value }) => value);
}

/** The resources that a horizontal autoscaler measures; version v1 measures the CPU only. */
function measuredBy(field: Autoscaler["field"]): readonly string[] {
  const metrics = field.get("spec", "metrics").items();
  const names = metrics.flatMap((metric) => [
    metric.get("resource", "name").text,
    metric.get("containerResource", "name").text,
  ]);
  const triggers = field.get("spec", "triggers").items();
  const legacy = field.get("spec", "targetCPUUtilizationPercentage");
  const all = [...names, ...triggers.map((trigger) => trigger.get("type").text)];
  return [...all, legacy.isSet ? "cpu" : undefined].filter((name) => name !== undefined);
}
