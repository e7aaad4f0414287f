import { ConfigurationError } from "./configuration-error";
import { hideSecrets } from "./secret-text";

/** One condition of an input that must not hold, as data. */
export interface ValidationRule {
  /** True when the input is wrong. */
  readonly when: boolean;
  /** Path of the argument, as the user would write it: `pools.general.maxSize`. */
  readonly path: string;
  /** What is wrong: "must be at least minSize". */
  readonly problem: string;
  /** The offending value; left out for secrets. */
  readonly got?: unknown;
  /** What to change: "raise maxSize or lower minSize". */
  readonly fix: string;
}

/** The messages of all rules that hold, in order. */
export function findProblems(rules: readonly ValidationRule[]): readonly string[] {
  return rules.filter((rule) => rule.when).map(formatProblem);
}

/** Throws one {@link ConfigurationError} that lists every problem of the input. */
export function assertValid(rules: readonly ValidationRule[], subject?: string): void {
  const problems = findProblems(rules);
  if (problems.length > 0) throw new ConfigurationError(problems, subject);
}

/** `<path>: <what is wrong>, got <value>; <what to change>`. */
export function formatProblem(rule: Omit<ValidationRule, "when">): string {
  const got = "got" in rule ? `, got ${describeValue(rule.got)}` : "";
  return `${rule.path}: ${rule.problem}${got}; ${rule.fix}`;
}

/** A value as it reads best in a one-line message; what looks like a secret is left out. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value, hideSecrets) ?? String(value);
  return text.length <= MAX_DESCRIBED ? text : `${text.slice(0, MAX_DESCRIBED - 1)}…`;
}

/** Long enough for an ARN, short enough for one line of a terminal. */
const MAX_DESCRIBED = 120;
