import { assertValid, type ValidationRule } from "../../components/core/pure/validate";
import { didYouMean } from "../../components/core/pure/nearest-word";
import { TOPICS, type Severity, type Topic } from "../rule/metadata";

/** A rule to write, as asked for on the command line. */
export interface RuleRequest {
  readonly id: string;
  readonly topic: Topic;
  /** Type token of the resources that it looks at. */
  readonly type: string;
  /** The field that must be set, as keys: `spec`, `replicas`. */
  readonly field: readonly string[];
  readonly severity: Severity;
}

/** The same as typed. */
export interface RuleFlags {
  readonly topic: string;
  readonly type: string;
  readonly field: string;
  readonly severity: string;
}

const SEVERITIES = ["critical", "high", "medium", "low"] as const satisfies readonly Severity[];

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;
const TYPE = /^[a-z][\w-]*:[\w./-]*:[A-Z]\w*$/;
const FIELD = /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/;

/** Reads a request; throws a ConfigurationError with everything that is wrong with it. */
export function readRuleRequest(
  id: string,
  flags: RuleFlags,
  existing: readonly string[],
): RuleRequest {
  const topic = TOPICS.find((name) => name === flags.topic);
  const severity = SEVERITIES.find((name) => name === flags.severity);
  assertValid([
    shape("RULE", id, ID, "name it in lower case with hyphens: team-owns-queue"),
    {
      when: existing.includes(id),
      path: "RULE",
      problem: "is a rule already",
      got: id,
      fix: "choose another name",
    },
    oneOf("--topic", flags.topic, TOPICS, "is not a topic"),
    oneOf("--severity", flags.severity, SEVERITIES, "is not a severity"),
    shape("--type", flags.type, TYPE, "give a type token: kubernetes:apps/v1:Deployment"),
    shape("--field", flags.field, FIELD, "give a path of keys: spec.replicas"),
  ]);
  const field = flags.field.split(".");
  // Topic and severity were just found to be there.
  const chosen = { topic: topic ?? TOPICS[0], severity: severity ?? SEVERITIES[0] };
  return { id, field, type: flags.type, ...chosen };
}

function oneOf(
  path: string,
  got: string,
  allowed: readonly string[],
  problem: string,
): ValidationRule {
  const fix = didYouMean(got, allowed) ?? `use one of ${allowed.join(", ")}`;
  return { when: !allowed.includes(got), path, problem, got, fix };
}

function shape(path: string, got: string, pattern: RegExp, fix: string): ValidationRule {
  return { when: !pattern.test(got), path, problem: "has the wrong form", got, fix };
}
