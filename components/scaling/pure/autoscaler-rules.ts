import { replicaBoundsRules } from "../../core/pure/replica-bounds";
import { durationSeconds } from "../../core/pure/units";
import type { ValidationRule } from "../../core/pure/validate";
import type { KubernetesMinor } from "../../core/versions";
import type { AutoscalerSettings, ScalingPace } from "./autoscaler-settings";

/** Longest window and period of `autoscaling/v2`, from the API's own validation. */
const LIMIT_SECONDS = { window: 3_600, period: 1_800 } as const;

/** First minor that serves `tolerance` without a feature gate (KEP-4951, beta). */
const TOLERANCE_SINCE: KubernetesMinor = "1.35";

/** Everything that the API server, or a reviewer, would refuse about an autoscaler. */
export function autoscalerRules(settings: AutoscalerSettings): readonly ValidationRule[] {
  const { minReplicas, maxReplicas } = settings;
  return [
    ...replicaBoundsRules(
      { path: "minReplicas", value: minReplicas },
      { path: "maxReplicas", value: maxReplicas },
    ),
    utilizationRule("cpuUtilization", settings.cpuUtilization),
    utilizationRule("memoryUtilization", settings.memoryUtilization),
    ...paceRules("scaleUp", settings.scaleUp, settings.kubernetesVersion),
    ...paceRules("scaleDown", settings.scaleDown, settings.kubernetesVersion),
  ];
}

function utilizationRule(path: string, percent: number | undefined): ValidationRule {
  return {
    when: percent !== undefined && (!Number.isInteger(percent) || percent < 1 || percent > 100),
    path,
    problem: "must be a whole percentage of the request from 1 to 100",
    got: percent,
    fix: "leave room for a burst while new pods start: 60 to 80",
  };
}

function paceRules(
  path: string,
  pace: ScalingPace,
  minor: KubernetesMinor,
): readonly ValidationRule[] {
  return [
    secondsRule(`${path}.window`, pace.window, 0, LIMIT_SECONDS.window),
    secondsRule(`${path}.period`, pace.period, 1, LIMIT_SECONDS.period),
    ...stepRules(path, pace),
    ...toleranceRules(path, pace.tolerance, minor),
  ];
}

function stepRules(path: string, pace: ScalingPace): readonly ValidationRule[] {
  const steps = [
    { path: `${path}.pods`, value: pace.pods },
    { path: `${path}.percent`, value: pace.percent },
  ];
  return [
    {
      when: pace.pods === undefined && pace.percent === undefined,
      path,
      problem: "allows no change at all",
      fix: "set pods, percent or both",
    },
    ...steps.map((step) => ({
      when: step.value !== undefined && (!Number.isInteger(step.value) || step.value < 1),
      path: step.path,
      problem: "must be a whole number of at least 1",
      got: step.value,
      fix: "set what one period may add or remove",
    })),
  ];
}

function toleranceRules(
  path: string,
  tolerance: number | undefined,
  minor: KubernetesMinor,
): readonly ValidationRule[] {
  return [
    {
      when: tolerance !== undefined && minor < TOLERANCE_SINCE,
      path: `${path}.tolerance`,
      problem: `needs Kubernetes ${TOLERANCE_SINCE} and kubernetesVersion is ${minor}`,
      got: tolerance,
      fix: "leave it out until the cluster is upgraded; the cluster-wide tolerance is 0.1",
    },
    {
      when: tolerance !== undefined && !(tolerance >= 0 && tolerance < 1),
      path: `${path}.tolerance`,
      problem: "must be a fraction from 0 up to 1",
      got: tolerance,
      fix: "write 5 % as 0.05",
    },
  ];
}

function secondsRule(path: string, duration: string, least: number, most: number): ValidationRule {
  const seconds = durationSeconds(duration, path);
  return {
    when: !Number.isInteger(seconds) || seconds < least || seconds > most,
    path,
    problem: `must be whole seconds from ${least} to ${most}`,
    got: duration,
    fix: 'write it as "60 seconds" or "5 minutes"',
  };
}
