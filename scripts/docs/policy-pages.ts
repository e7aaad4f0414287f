import { conditionsOf } from "../../policy/check/explain-rule";
import { readExamples, type RuleExample } from "../../policy/check/rule-example";
import { type ListedRule, listRules } from "../../policy/check/rule-list";
import { checkName } from "../../policy/rule/metadata";
import { RULES } from "../../policy/rules";
import type { Page } from "./pages";

const FOLDER = "docs/policies";

/** A page for each rule, where its `url` points, with its examples, and an index of them. */
export function policyPages(root: string): readonly Page[] {
  const { rules } = listRules(RULES);
  return [
    { file: `${FOLDER}/README.md`, text: renderIndex(rules) },
    ...rules.map((rule) => ({ file: `${FOLDER}/${rule.id}.md`, text: renderRule(rule, root) })),
  ];
}

function renderIndex(rules: readonly ListedRule[]): string {
  const rows = rules.map(
    ({ id, severity, levels, description }) =>
      `| [${id}](${id}.md) | ${severity} | ${levels.dev} | ${levels.prod} | ${description} |`,
  );
  return lines(
    "# Policy rules",
    "",
    "Generated from the rules; `npm run docs` writes it again. The stack `local` is checked with the levels of dev.",
    "",
    "| rule | severity | dev | prod | what must hold |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  );
}

function renderRule(rule: ListedRule, root: string): string {
  return lines(
    `# ${rule.id}`,
    "",
    rule.description,
    "",
    `**Fix:** ${rule.remediation}`,
    "",
    `Topic ${rule.topic}, severity ${rule.severity}; ${rule.levels.dev} in dev, ${rule.levels.prod} in prod.`,
    "",
    "| framework | version | reference | asks for |",
    "| --- | --- | --- | --- |",
    ...rule.frameworks.map(
      ({ name, version, reference, specification }) =>
        `| ${name} | ${version} | ${reference} | ${specification} |`,
    ),
    ...renderChecks(rule),
    ...renderParameters(rule),
    ...renderExamples(rule, root),
    "",
    "Try it on your own files:",
    "",
    "```sh",
    `npx orchestrate policy check manifests/ --only ${rule.id}`,
    "```",
  );
}

function renderExamples({ id }: ListedRule, root: string): readonly string[] {
  const { fail, pass, findings } = readExamples(root, id);
  return [
    "",
    "## Example",
    "",
    `An example${conditionsOf(fail)} that the rule finds fault with:`,
    "",
    ...fenced(fail),
    "",
    "It says:",
    "",
    "```text",
    ...findings,
    "```",
    "",
    "The same put right:",
    "",
    ...fenced(pass),
  ];
}

function fenced({ text }: RuleExample): readonly string[] {
  return ["```yaml", ...text.trimEnd().split("\n"), "```"];
}

function renderChecks({ id, checks }: ListedRule): readonly string[] {
  const entries = Object.entries(checks);
  if (entries.length === 0) return [];
  return [
    "",
    "Findings name one of these checks; a waiver or the parameter `checks` can name it too.",
    "",
    "| check | what it checks |",
    "| --- | --- |",
    ...entries.map(([check, what]) => `| \`${checkName(id, check)}\` | ${what} |`),
  ];
}

function renderParameters({ config }: ListedRule): readonly string[] {
  const parameters = Object.entries(config);
  if (parameters.length === 0) return [];
  return [
    "",
    "| parameter | default in dev | default in prod | meaning |",
    "| --- | --- | --- | --- |",
    ...parameters.map(
      ([name, { description, default: fallback }]) =>
        `| \`${name}\` | ${show(fallback.dev)} | ${show(fallback.prod)} | ${description} |`,
    ),
  ];
}

function show(value: unknown): string {
  return value === null ? "not configured" : `\`${JSON.stringify(value)}\``;
}

function lines(...text: readonly string[]): string {
  return `${text.join("\n")}\n`;
}
