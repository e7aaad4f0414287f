import { ADVICE_ON_AVAILABILITY } from "../../admission/expression";
import { HORIZONTAL_TYPES } from "../../world/autoscaling/autoscalers";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { integer } from "../../rule/parameters";
import { countAt } from "../../world/kubernetes/replicas";
import { resourceRule } from "../../rule/rule";

const KIND = ":HorizontalPodAutoscaler";

interface Limits {
  readonly minimum: number;
  readonly ceiling: number | undefined;
}

/** An autoscaler whose bounds are equal never changes the number of replicas. */
export const asHpaBounds = resourceRule<Limits>({
  id: "as-hpa-bounds",
  topic: "autoscaling",
  severity: "medium",
  description:
    "A HorizontalPodAutoscaler keeps the minimum of replicas, may scale up to the ceiling, and " +
    "names a metric.",
  remediation:
    "Set minReplicas to at least the minimum, maxReplicas above it and within the ceiling, and " +
    "list a metric.",
  frameworks: [
    eksBestPractices("reliability: application", "Scale applications between sound bounds"),
  ],
  whyNoAdmission: ADVICE_ON_AVAILABILITY,
  checks: {
    minimum: "minReplicas is at least the minimum.",
    maximum: "maxReplicas is above minReplicas and within the ceiling.",
    metrics: "The autoscaler names a metric.",
  },
  parameters: {
    // One pod is enough where there are no users.
    minimum: integer("Minimum of replicas that an autoscaler may scale down to.", {
      dev: 1,
      prod: 2,
    }),
    ceiling: integer("Maximum of replicas that an autoscaler may scale up to.", {
      dev: undefined,
      prod: undefined,
    }),
  },
  appliesTo: (type) => HORIZONTAL_TYPES.has(type) && type.endsWith(KIND),
  check(root, findings, { settings }) {
    const spec = root.get("spec");
    if (!spec.isReadable) {
      findings.notEvaluated(spec);
      return;
    }
    checkMinimum(spec, settings.minimum, findings.of("minimum"));
    checkMaximum(spec, settings.ceiling, findings.of("maximum"));
    checkMetrics(spec, findings.of("metrics"));
  },
});

function checkMinimum(spec: Field, minimum: number, findings: Findings): void {
  const field = spec.get("minReplicas");
  const count = countAt(field, 1);
  if (count instanceof Field) findings.notEvaluated(count);
  else if (count < minimum) {
    findings.failOrMissing(field, `the autoscaler may scale below ${minimum} replicas`);
  }
}

function checkMaximum(spec: Field, ceiling: number | undefined, findings: Findings): void {
  const field = spec.get("maxReplicas");
  const max = countAt(field, 0);
  if (max instanceof Field) findings.notEvaluated(max);
  else if (!field.isSet) findings.failOrMissing(field, "the autoscaler has no maxReplicas");
  else {
    requireRoom(field, max, spec.get("minReplicas"), findings);
    if (ceiling !== undefined && max > ceiling) {
      findings.fail(field, `the autoscaler may scale above ${ceiling} replicas`);
    }
  }
  if (ceiling === undefined) findings.notEvaluated(field, "not configured: ceiling");
}

function requireRoom(field: Field, max: number, minimum: Field, findings: Findings): void {
  const min = countAt(minimum, 1);
  if (min instanceof Field) findings.notEvaluated(min);
  // What a patch leaves out may be any number; that it does is reported with the minimum.
  else if (minimum.isSet || !minimum.resource.partial) {
    if (max <= min)
      findings.fail(field, "maxReplicas is not above minReplicas, so the autoscaler never scales");
  }
}

/** Version v1 has one metric, the CPU, and uses it by default. */
function checkMetrics(spec: Field, findings: Findings): void {
  if (spec.resource.apiVersion === "autoscaling/v1") return;
  const metrics = spec.get("metrics");
  findings.require(
    metrics,
    (value) => Array.isArray(value) && value.length > 0,
    "the autoscaler names no metric",
  );
}
