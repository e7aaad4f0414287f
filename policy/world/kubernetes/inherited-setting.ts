import type { Findings } from "../../rule/findings";
import { type PodSpec, type SecurityContext, securityContexts } from "./pod-specs";

/** A setting that a container inherits from its pod unless it sets it itself. */
export interface InheritedSetting {
  /** The setting, below a security context. */
  readonly path: readonly [setting: string, ...below: string[]];
  readonly isGood: (value: unknown) => boolean;
  /** What the message says of a pod or a container whose own setting is bad. */
  readonly bad: string;
  /** What the message says of a container without the setting in a pod without it. */
  readonly missing: string;
}

/**
 * Fails for every bad setting; where there is none, for every container without the setting in a pod
 * without it.
 */
export function requireInherited(
  pod: PodSpec,
  setting: InheritedSetting,
  findings: Findings,
): void {
  const contexts = securityContexts(pod);
  const bad = contexts.filter((context) => stanceOf(context, setting) === "bad");
  const failing = bad.length > 0 ? bad : uncovered(contexts, setting);
  const problem = bad.length > 0 ? setting.bad : setting.missing;
  for (const { label, field } of failing) {
    findings.failOrMissing(field.get(...setting.path), `${label} ${problem}`);
  }
  for (const { field } of contexts) {
    const value = field.get(...setting.path);
    if (!value.isReadable) findings.notEvaluated(value);
  }
}

function uncovered(
  [podContext, ...containers]: readonly SecurityContext[],
  setting: InheritedSetting,
): readonly SecurityContext[] {
  if (podContext === undefined || stanceOf(podContext, setting) !== "missing") return [];
  return containers.filter((context) => stanceOf(context, setting) === "missing");
}

function stanceOf(
  { field }: SecurityContext,
  { path, isGood }: InheritedSetting,
): "good" | "bad" | "missing" | "unreadable" {
  const value = field.get(...path);
  if (!value.isReadable) return "unreadable";
  // An empty profile is set all the same.
  if (!field.get(path[0]).isSet) return "missing";
  return isGood(value.value) ? "good" : "bad";
}
