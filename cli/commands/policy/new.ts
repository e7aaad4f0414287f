import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { ConfigurationError } from "../../../components/core/pure/configuration-error";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { RULES } from "../../../policy/rules";
import { findRules, RULE_INDEX, renderRuleIndex } from "../../../policy/scaffold/rule-index";
import { readRuleRequest, type RuleFlags } from "../../../policy/scaffold/rule-request";
import { exampleSources, ruleSource, testSource } from "../../../policy/scaffold/rule-source";
import type { ActionRunner } from "../../verb";
import { writeFileAtomically } from "../../write-atomically";

const EXAMPLES = `
Writes policy/rules/<topic>/<rule>.ts and its test, with a case of each kind that every rule must have,
and adds the rule to policy/rules/index.ts. The rule demands one field, and its test passes; make it
into what you mean, then run \`npm run docs\` for its page.

Examples:
  $ orchestrate policy new team-owns-queue --topic data-queues-keys \\
      --type aws:sqs/queue:Queue --field tags.owner
  $ orchestrate policy new web-has-replicas --topic reliability --severity high \\
      --type kubernetes:apps/v1:Deployment --field spec.replicas`;

/** `orchestrate policy new`: a rule with its test and examples, ready to be changed. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<rule>", "id of the rule: lower case with hyphens")
    .requiredOption("--topic <topic>", "section of the catalogue, a folder of policy/rules")
    .requiredOption("--type <token>", "type token of the resources that it looks at")
    .requiredOption("--field <path>", "field that must be set, as a path of keys")
    .option("--severity <severity>", "critical, high, medium or low", "medium")
    .addHelpText("after", EXAMPLES)
    .action((id: string, flags: RuleFlags) => run((context) => create(context, id, flags)));
}

async function create(context: ProcessContext, id: string, flags: RuleFlags): Promise<ExitCode> {
  const known = RULES.map((rule) => rule.id);
  const request = readRuleRequest(id, flags, known);
  const at = (file: string): string => path.join(context.cwd, file);
  const files = [ruleSource(request), testSource(request), ...exampleSources(request)];
  assertNew(files.map((file) => file.path).filter((file) => existsSync(at(file))));
  assertCheckout(at(RULE_INDEX), RULE_INDEX);
  const list = renderRuleIndex([...findRules(context.cwd), request]);
  for (const file of [...files, { path: RULE_INDEX, text: list }]) {
    const target = at(file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFileAtomically({ path: target, argument: file.path }, file.text);
    context.stdout.write(`wrote ${file.path}\n`);
  }
  context.stderr.write(`next: npx vitest run ${files[1]?.path}\n`);
  return EXIT.ok;
}

function assertNew(existing: readonly string[]): void {
  if (existing.length === 0) return;
  throw new ConfigurationError(
    existing.map((file) => `${file}: exists; remove it or choose another name`),
  );
}

function assertCheckout(file: string, name: string): void {
  if (existsSync(file)) return;
  throw new ConfigurationError([
    `${name}: is not here; run this in the root of a checkout of the project`,
  ]);
}
