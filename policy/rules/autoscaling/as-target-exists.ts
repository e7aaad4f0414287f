import {
  HORIZONTAL_TYPES,
  unreadablePart,
  VERTICAL_TYPES,
  type Autoscaler,
} from "../../world/autoscaling/autoscalers";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";

const SCALERS = new Set([...HORIZONTAL_TYPES, ...VERTICAL_TYPES]);

/** An autoscaler without a target reports no error, and the intended workload is never scaled. */
export const asTargetExists = stackRule({
  id: "as-target-exists",
  topic: "autoscaling",
  severity: "high",
  description: "Every autoscaler names a workload that exists in its namespace.",
  remediation: "Correct apiVersion, kind and name of the reference, or remove the autoscaler.",
  frameworks: [eksBestPractices("reliability: application", "Scale applications by an autoscaler")],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const namespaceOf = world.namespaceOf;
    const byName = new Map<string, NormalizedResource[]>();
    for (const resource of world.resources) {
      const key = `${namespaceOf(resource)}/${resource.kind}/${resource.name}`;
      byName.set(key, [...(byName.get(key) ?? []), resource]);
    }
    const isOpaque = world.resources.some(({ type }) => type === RELEASE);
    for (const scaler of world.autoscalers(SCALERS)) {
      const key = `${scaler.namespace}/${scaler.kind}/${scaler.name}`;
      checkScaler(scaler, byName.get(key) ?? [], isOpaque, findings);
    }
  },
});

function checkScaler(
  scaler: Autoscaler,
  candidates: readonly NormalizedResource[],
  isOpaque: boolean,
  findings: Findings,
): void {
  const { field, reference, targetType, namespace } = scaler;
  const unreadable = unreadablePart(scaler);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else if (namespace === undefined) findings.notEvaluated(field.get("metadata", "namespace"));
  else if (candidates.some(({ type }) => type === targetType)) return;
  else if (candidates.length > 0) {
    findings.fail(
      reference.get("apiVersion"),
      "the workload of this kind and name has a different apiVersion",
    );
  } else if (isOpaque) {
    // A chart may bring the workload.
    findings.notEvaluated(reference, "not part of the stack: the workload");
  } else {
    findings.fail(
      reference.get("name"),
      "no workload of this kind and name is declared in the namespace",
    );
  }
}
