import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { TOPICS, type Topic } from "../rule/metadata";
import { constantOf } from "./rule-source";

/** The list of the rules, from the root of the project. */
export const RULE_INDEX = "policy/rules/index.ts";

/** Where a rule stands: `policy/rules/<topic>/<id>.ts`. */
export interface RulePlace {
  readonly topic: Topic;
  readonly id: string;
}

/** The rules of a checkout: every file of a topic's folder; a folder in it belongs to one rule. */
export function findRules(root: string): readonly RulePlace[] {
  return TOPICS.flatMap((topic) => {
    const folder = path.join(root, path.dirname(RULE_INDEX), topic);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => ({ topic, id: path.basename(entry.name, ".ts") }));
  });
}

/** The text of the list: topics in the order of the catalogue, rules by name. */
export function renderRuleIndex(places: readonly RulePlace[]): string {
  const sorted = TOPICS.flatMap((topic) =>
    places
      .filter((place) => place.topic === topic)
      .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  );
  return [
    "// Generated from the files of the topics' folders; `npm run docs` writes it again.",
    'import type { Rule } from "../rule/rule";',
    ...sorted.map(({ topic, id }) => `import { ${constantOf(id)} } from "./${topic}/${id}";`),
    "",
    "/** Every rule of the pack: topics in the order of the catalogue, rules by name. */",
    "export const RULES: readonly Rule[] = [",
    ...sorted.map(({ id }) => `  ${constantOf(id)},`),
    "];\n",
  ].join("\n");
}
