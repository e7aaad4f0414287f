/** `mandatory` refuses the request, `advisory` admits it with a warning and an audit entry. */
export type AdmissionLevel = "mandatory" | "advisory";

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

/** A rule as the API server can judge it, as plain data. */
export interface AdmissionRule {
  /** Name of the policy in the cluster. */
  readonly id: string;
  readonly level: AdmissionLevel;
  /** What is wrong with the places that are listed, and what to change, on one line. */
  readonly message: string;
  readonly matched: readonly MatchedResources[];
  /** True for a rule that no namespace is exempt from. */
  readonly isEverywhere?: boolean;
  /** Names that the expression may use as `variables.<name>`, each after those that it reads. */
  readonly variables?: readonly CelVariable[];
  /**
   * CEL of the parts that the verdict depends on, in the object and in the object before: an update
   * that leaves them as they are passes, so that what was there before the rule can still be scaled
   * and deleted.
   */
  readonly judged: readonly JudgedPart[];
  /** CEL that lists the places that break the rule. */
  readonly breaches: string;
}

/** A part of an object that a verdict depends on. */
export interface JudgedPart {
  /** CEL of the part as the request wants it. */
  readonly now: string;
  /** CEL of the part as it was before an update. */
  readonly before: string;
}
