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
import { groupBy } from "../../../components/core/pure/group-by";
import { isKubernetesType } from "../../rule/type-tokens";
import { stackRule } from "../../rule/rule";

const SCALERS = new Set([...HORIZONTAL_TYPES, ...VERTICAL_TYPES]);

/** An autoscaler whose target does not exist scales nothing and reports no error at deployment. */
export const asTargetExists = stackRule({
  id: "as-target-exists",
  topic: "autoscaling",
  severity: "high",
  description: "Every autoscaler names a workload that exists in its namespace.",
  remediation: "Correct apiVersion, kind and name of the reference, or remove the autoscaler.",
  frameworks: [eksBestPractices("reliability: application", "Scale applications by an autoscaler")],
  parameters: {},
  appliesTo: isKubernetesType,
  check(world, findings) {
    const scalers = world.autoscalers(SCALERS);
    if (scalers.length === 0) return;
    const namespaceOf = world.namespaceOf;
    const byName = groupBy(
      world.where(isKubernetesType),
      (resource) => `${namespaceOf(resource)}/${resource.kind}/${resource.name}`,
    );
    const isOpaque = world.where((type) => type === RELEASE).length > 0;
    for (const scaler of scalers) {
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
      `the ${scaler.kind} "${scaler.name}" of the namespace has another apiVersion`,
    );
  } else if (isOpaque) {
    // A chart may bring the workload.
    findings.notEvaluated(reference, "not part of the stack: the workload");
  } else {
    findings.fail(
      reference.get("name"),
      `${scaler.kind} "${scaler.name}" is not declared in namespace "${namespace}"`,
    );
  }
}
