import { POLICY_ENVIRONMENTS, type ByEnvironment } from "../rule/environment";
import type { Framework } from "../rule/frameworks";
import { levelOf, type Level } from "../rule/levels";
import type { ParameterSchema } from "../rule/parameters";
import type { Rule } from "../rule/rule";
import type { Checks, Severity, Topic } from "../rule/metadata";
import { documentationUrl } from "../rule/documentation";

/** Version tag of a list of rules. */
export const RULES_FORMAT = "orchestration-rules/1";

/** One parameter of a rule, as the list shows it. */
export interface ListedParameter {
  readonly description: string;
  readonly schema: ParameterSchema;
  /** Null where the rule reports `not configured` until a value is given. */
  readonly default: ByEnvironment<unknown>;
}

/** One rule with all its words. */
export interface ListedRule {
  readonly id: string;
  readonly topic: Topic;
  readonly severity: Severity;
  readonly description: string;
  readonly levels: ByEnvironment<Level>;
  readonly frameworks: readonly Framework[];
  readonly remediation: string;
  /** Page of the rule, from the root of the package. */
  readonly url: string;
  readonly config: Readonly<Record<string, ListedParameter>>;
  /** Sub-ids of the checks that it bundles, with what each checks; none where it makes one. */
  readonly checks: Checks;
}

/** Every rule with its metadata (`orchestration-rules/1`). */
export interface RuleList {
  readonly format: typeof RULES_FORMAT;
  readonly rules: readonly ListedRule[];
}

/** The rules as a document. */
export function listRules(rules: readonly Rule[]): RuleList {
  return { format: RULES_FORMAT, rules: rules.map(listRule) };
}

function listRule(rule: Rule): ListedRule {
  const { id, topic, severity, description, frameworks, remediation, checks = {} } = rule;
  return {
    id,
    topic,
    severity,
    description,
    levels: { dev: levelOf(rule, "dev"), prod: levelOf(rule, "prod") },
    frameworks,
    remediation,
    url: documentationUrl(rule),
    config: listParameters(rule),
    checks,
  };
}

function listParameters(rule: Rule): ListedRule["config"] {
  const entries = Object.entries(rule.parameters).map(([name, parameter]) => {
    const { description, schema, defaults } = parameter;
    return [
      name,
      { description, schema, default: { dev: defaults.dev ?? null, prod: defaults.prod ?? null } },
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** The rules as a table for a terminal. */
export function formatRuleList({ rules }: RuleList): string {
  const headings = ["rule", "severity", ...POLICY_ENVIRONMENTS, "what must hold"];
  const rows = rules.map((rule) => [
    rule.id,
    rule.severity,
    ...POLICY_ENVIRONMENTS.map((environment) => rule.levels[environment]),
    rule.description,
  ]);
  return `${formatTable([headings, ...rows]).join("\n")}\n`;
}

function formatTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, at) => Math.max(cell.length, widest[at] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
