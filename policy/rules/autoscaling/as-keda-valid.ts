import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { isZero } from "../../rule/predicates";
import { countAt } from "../../world/kubernetes/replicas";
import { resourceRule } from "../../rule/rule";

const SCALED_OBJECT = "kubernetes:keda.sh/v1alpha1:ScaledObject";
const SCALED_JOB = "kubernetes:keda.sh/v1alpha1:ScaledJob";

/** Longest stabilization window, in seconds. */
const LONGEST_WINDOW = 3600;

/** Defaults of KEDA. */
const DEFAULTS = { min: 0, max: 100 } as const;

/** Triggers that need a running pod. */
const OF_PODS: ReadonlySet<unknown> = new Set(["cpu", "memory"]);

/** Finds before deployment what KEDA would reject in the cluster. */
export const asKedaValid = resourceRule({
  id: "as-keda-valid",
  topic: "autoscaling",
  severity: "medium",
  description:
    "The replica counts of a ScaledObject or ScaledJob are consistent, and its triggers support them.",
  remediation:
    "Set idleReplicaCount below minReplicaCount and that within maxReplicaCount; add a trigger " +
    "other than cpu and memory for zero replicas or a fallback; keep windows within an hour.",
  frameworks: [eksBestPractices("reliability: application", "Scale applications by an autoscaler")],
  whyNoAdmission: "KEDA checks these objects by a webhook and in its controller.",
  checks: {
    bounds: "minReplicaCount is within maxReplicaCount.",
    idle: "idleReplicaCount is below minReplicaCount.",
    triggers: "The triggers can scale from zero and support the fallback.",
    windows: "Stabilization windows are within an hour.",
  },
  parameters: {},
  appliesTo: (type) => type === SCALED_OBJECT || type === SCALED_JOB,
  check(root, findings) {
    const spec = root.get("spec");
    checkOrder(spec, findings.of("bounds"));
    if (root.resource.type === SCALED_JOB) return;
    checkIdle(spec, findings.of("idle"));
    checkTriggers(spec, findings.of("triggers"));
    const behavior = spec.get("advanced", "horizontalPodAutoscalerConfig", "behavior");
    checkWindows(behavior, findings.of("windows"));
  },
});

function checkOrder(spec: Field, findings: Findings): void {
  const [minimum, maximum] = [spec.get("minReplicaCount"), spec.get("maxReplicaCount")];
  const [min, max] = [countAt(minimum, DEFAULTS.min), countAt(maximum, DEFAULTS.max)];
  const isOpen = spec.resource.partial && !(minimum.isSet && maximum.isSet);
  if (min instanceof Field) findings.notEvaluated(min);
  if (max instanceof Field) findings.notEvaluated(max);
  if (min instanceof Field || max instanceof Field || isOpen) return;
  if (min > max) findings.fail(minimum, "minReplicaCount is above maxReplicaCount");
}

function checkIdle(spec: Field, findings: Findings): void {
  const [idle, minimum] = [spec.get("idleReplicaCount"), spec.get("minReplicaCount")];
  if (!idle.isSet) return;
  const [least, min] = [countAt(idle, 0), countAt(minimum, DEFAULTS.min)];
  if (least instanceof Field) findings.notEvaluated(least);
  if (least instanceof Field || min instanceof Field) return;
  if (spec.resource.partial && !minimum.isSet) {
    findings.notEvaluated(minimum, `not set by this patch: ${minimum.path}`);
  } else if (least >= min) findings.fail(idle, "idleReplicaCount is not below minReplicaCount");
}

function checkTriggers(spec: Field, findings: Findings): void {
  const triggers = spec.get("triggers");
  const types = triggers.items().map((trigger) => trigger.get("type"));
  const hidden = types.find((type) => !type.isReadable);
  // The API server rejects an empty list; a patch may leave it out.
  if (types.length === 0 || types.some((type) => type.isReadable && !OF_PODS.has(type.value))) {
    return;
  }
  if (hidden !== undefined) {
    findings.notEvaluated(hidden);
    return;
  }
  // Where no minimum is set, the autoscaler of such triggers keeps one pod.
  findings.forbid(
    spec.get("minReplicaCount"),
    isZero,
    "triggers of cpu and memory cannot scale the workload up from zero replicas",
  );
  const fallback = spec.get("fallback");
  findings.forbid(fallback, () => true, "triggers of cpu and memory do not support a fallback");
}

function checkWindows(behavior: Field, findings: Findings): void {
  for (const direction of ["scaleUp", "scaleDown"]) {
    const window = behavior.get(direction, "stabilizationWindowSeconds");
    findings.forbid(
      window,
      isNoWindow,
      `the ${direction} window is not between 0 and ${LONGEST_WINDOW} seconds`,
    );
  }
}

function isNoWindow(value: unknown): boolean {
  return !(Number(value) >= 0 && Number(value) <= LONGEST_WINDOW);
}
