import type { Field } from "./field";
import { Findings } from "./findings";
import { isFalse } from "./predicates";

/** A field of a pod that frees the pod from a check of the Pod Security Standards. */
export interface Excuse {
  /** First Kubernetes minor that accepts it. */
  readonly sinceMinor: number;
  /** The field, below the pod spec. */
  readonly path: readonly string[];
  readonly holds: (value: unknown) => boolean;
  /** The same in CEL, for the API server. */
  readonly cel: string;
}

/** Root in a pod's own user namespace is an unprivileged user on the node. */
export const USER_NAMESPACE: Excuse = {
  sinceMinor: 35,
  path: ["hostUsers"],
  holds: isFalse,
  cel: "variables.spec.?hostUsers.orValue(true) == false",
};

/** The API server refuses the fields of Linux in a pod for Windows. */
export const WINDOWS: Excuse = {
  sinceMinor: 25,
  path: ["os", "name"],
  holds: (value) => value === "windows",
  cel: 'variables.spec.?os.?name.orValue("") == "windows"',
};

/**
 * Makes a check that a field may excuse. While that field cannot be read, a check that finds
 * nothing passes all the same, and a finding is left open.
 */
export function checkUnlessExcused(
  excuse: Excuse,
  podSpec: Field,
  findings: Findings,
  check: (findings: Findings) => void,
): void {
  const field = podSpec.get(...excuse.path);
  if (field.isReadable) {
    if (!excuse.holds(field.value)) check(findings);
    return;
  }
  const trial = new Findings();
  check(trial);
  if (trial.violations.length > 0) findings.notEvaluated(field);
  for (const { reason } of trial.gaps) findings.notEvaluated(field, reason);
}
