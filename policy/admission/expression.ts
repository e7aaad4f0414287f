import type { ValidationRule } from "../../components/core/pure/validate";
import type { CelVariable, MatchedResources } from "../../components/security/pure/admission-rule";
import type { RuleContext } from "../rule/rule-context";

/** What of a rule's admission expression is the same in every cluster. */
export interface AdmissionScope {
  /** What is wrong with the places that are listed: "the container runs privileged". */
  readonly problem: string;
  /** What to change. @default - the rule's remediation */
  readonly fix?: string;
  readonly matched: readonly MatchedResources[];
  /** True for a rule that no namespace is exempt from. */
  readonly isEverywhere?: boolean;
  /** Names that the expression may use as `variables.<name>`, each after those that it reads. */
  readonly variables?: readonly CelVariable[];
  /** CEL of the parts that the verdict depends on, given the name of the object. */
  readonly judged: (object: string) => readonly string[];
}

/** How the API server judges a rule by itself, where one object decides. */
export interface AdmissionExpression<S> extends AdmissionScope {
  /**
   * CEL that lists the places that break the rule. Undefined where the rule has nothing to check:
   * a version without the check, or a list that is not configured.
   */
  readonly breaches: (context: RuleContext<S>) => string | undefined;
  /** Settings that the pack accepts and the expression cannot use; paths are below the rule's. */
  readonly mistakes?: (settings: S) => readonly ValidationRule[];
}

/** Why a rule about availability is left to reviews and pipelines. */
export const ADVICE_ON_AVAILABILITY =
  "It is advice on availability; refusing a rollout in an emergency would harm more.";

/** Why a rule that never refuses is left to reviews and pipelines. */
export const ADVICE_AT_EVERY_LEVEL =
  "It is advice at every level, and nobody reads a warning at every request.";

/** Why a rule that the API server knows already is not given to it. */
export const REFUSED_ANYWAY = "The API server refuses it by itself.";
