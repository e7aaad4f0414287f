import { ConfigurationError } from "../../components/core/pure/configuration-error";
import type { RuleRequest } from "./rule-request";
import { constantOf } from "./rule-source";

const IMPORT = /^import \{ (\w+) \} from "\.\/([\w-]+)\/([\w-]+)";$/;
const ENTRY = /^ {2}(\w+),$/;

/**
 * The list of the rules with one more: its import in the order of names, its entry behind the last
 * rule of its topic. Throws a ConfigurationError where the list has another shape.
 */
export function registerRule(list: string, { id, topic }: RuleRequest): string {
  const constant = constantOf(id);
  const lines = list.split("\n");
  const imports = lines.flatMap((line, at) => {
    const [, name, folder, file] = IMPORT.exec(line) ?? [];
    return name && folder && file ? [{ at, name, place: `${folder}/${file}`, folder }] : [];
  });
  const own = `${topic}/${id}`;
  const before = imports.findLast(({ place }) => place < own) ?? imports.at(-1);
  const topicOf = new Map(imports.map(({ name, folder }) => [name, folder]));
  const entries = lines.flatMap((line, at) => {
    const [, name] = ENTRY.exec(line) ?? [];
    return name && topicOf.has(name) ? [{ at, folder: topicOf.get(name) }] : [];
  });
  const behind = entries.findLast(({ folder }) => folder === topic) ?? entries.at(-1);
  if (before === undefined || behind === undefined) {
    throw new ConfigurationError([
      "policy/rules/index.ts: is no list of rules; run this in a checkout of the project",
    ]);
  }
  return [
    ...lines.slice(0, before.at + 1),
    `import { ${constant} } from "./${own}";`,
    ...lines.slice(before.at + 1, behind.at + 1),
    `  ${constant},`,
    ...lines.slice(behind.at + 1),
  ].join("\n");
}
