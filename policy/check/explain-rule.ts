import { POLICY_ENVIRONMENTS, type ByEnvironment } from "../rule/environment";
import { checkName } from "../rule/metadata";
import { WAIVERS_FORMAT } from "../waivers/lint-waivers";
import { WAIVER_RULE } from "../waivers/waiver";
import type { RuleExample, RuleExamples } from "./rule-example";
import type { ListedParameter, ListedRule } from "./rule-list";

/** The words of a rule and an example, for a reader of one of its findings. */
export function explainRule(rule: ListedRule, examples: RuleExamples): string {
  const { id, topic, severity, description, remediation, levels, url } = rule;
  const sections: readonly (readonly string[])[] = [
    [`${id}: ${description}`],
    [
      `severity  ${severity}`,
      `levels    ${byEnvironment(levels, String)}`,
      `topic     ${topic}`,
      `page      ${url}`,
    ],
    ["fix", `  ${remediation}`],
    titled("demanded by", rule.frameworks.map(describeFramework)),
    ...describeExamples(examples),
    titled(
      "checks",
      Object.entries(rule.checks).map(([check, what]) => `${checkName(id, check)}: ${what}`),
    ),
    titled("parameters", Object.entries(rule.config).flatMap(describeParameter)),
    titled("to let a finding pass for a while, in the file of --waivers", waiverExample(id)),
  ];
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${texts.join("\n\n")}\n`;
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function describeFramework(framework: ListedRule["frameworks"][number]): string {
  const { name, version, reference, specification } = framework;
  return `${name} ${version}, ${reference}: ${specification}`;
}

function describeExamples({ fail, pass, findings }: RuleExamples): readonly (readonly string[])[] {
  return [
    titled(`an example${conditionsOf(fail)} that it finds fault with`, linesOf(fail)),
    titled("what it says of that", findings),
    titled("the same put right", linesOf(pass)),
  ];
}

/** What an example needs to be judged so, as words behind its title. */
export function conditionsOf({ environment, parameters }: RuleExample): string {
  const values = Object.entries(parameters).map(
    ([name, value]) => `\`${name}: ${JSON.stringify(value)}\``,
  );
  const configured = values.length === 0 ? "" : `, configured with ${values.join(", ")},`;
  return `${environment === "prod" ? "" : ` in ${environment}`}${configured}`;
}

function linesOf({ text }: RuleExample): readonly string[] {
  return text.trimEnd().split("\n");
}

function describeParameter([name, parameter]: readonly [
  string,
  ListedParameter,
]): readonly string[] {
  const value = (given: unknown) => (given === null ? "not configured" : JSON.stringify(given));
  return [
    `${name}: ${parameter.description}`,
    `  default ${byEnvironment(parameter.default, value)}`,
  ];
}

function byEnvironment<T>(values: ByEnvironment<T>, format: (value: T) => string): string {
  return POLICY_ENVIRONMENTS.map((name) => `${name}: ${format(values[name])}`).join(", ");
}

/** What cannot be waived has no example. */
function waiverExample(id: string): readonly string[] {
  if (id === WAIVER_RULE) return [];
  return [
    `format: ${WAIVERS_FORMAT}`,
    "waivers:",
    "  - id: a-name",
    `    rule: ${id}`,
    "    resources: [team-a/web]",
    "    owner: team-a",
    "    reason: why it may pass",
    "    expires: 2026-12-31",
    "    ticket: OPS-1",
  ];
}
