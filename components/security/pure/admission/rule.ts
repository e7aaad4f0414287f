import type { AdmissionEnvironment, RuleSeverity } from "./levels";
import type { AdmissionParameters } from "./parameters";

/** What the rendering of a rule depends on. */
export interface AdmissionSetup {
  readonly environment: AdmissionEnvironment;
  /** Kubernetes minor of the cluster: 36 for 1.36. */
  readonly minor: number;
  readonly parameters: AdmissionParameters;
}

/** Resources of one API group that a rule looks at, as requests name them. */
export interface MatchedResources {
  /** "" is the core group. */
  readonly group: string;
  readonly versions: readonly string[];
  readonly resources: readonly string[];
}

/** A name for a part of the object, lazily read by what follows it. */
export interface CelVariable {
  readonly name: string;
  readonly expression: string;
}

/** A rule of the policy pack as the API server can judge it. */
export interface AdmissionRule {
  /** Id of the rule in the pack; name of the policy in the cluster. */
  readonly id: string;
  readonly severity: RuleSeverity;
  /** True for the baseline of the Pod Security Standards, which is mandatory everywhere. */
  readonly isBaseline?: boolean;
  /** What is wrong with the places that are listed: "the container runs privileged". */
  readonly problem: string;
  /** What to change. */
  readonly fix: string;
  readonly matched: readonly MatchedResources[];
  /** True for a rule that no namespace is exempt from. */
  readonly isEverywhere?: boolean;
  /** Names that the rule's expression may use as `variables.<name>`. */
  readonly variables?: readonly CelVariable[];
  /**
   * CEL of the parts that the verdict hangs on, given the name of the object: an update that leaves
   * them as they are passes, so that what was there before the rule can still be scaled and deleted.
   */
  readonly judged: (object: string) => readonly string[];
  /**
   * CEL that lists the places that break the rule. Undefined where the rule has nothing to check:
   * a version without the check, or a list that is not configured.
   */
  readonly breaches: (setup: AdmissionSetup) => string | undefined;
}
