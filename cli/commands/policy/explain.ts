import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { PACKAGE_ROOT } from "../../../engine/project-root";
import { explainRule } from "../../../policy/check/explain-rule";
import { findRule } from "../../../policy/check/find-rule";
import { readPlainFormat } from "../../../policy/check/read-flags";
import { readExamples } from "../../../policy/check/rule-example";
import { listRules } from "../../../policy/check/rule-list";
import { deliver, formatJson } from "../../deliver";
import type { ActionRunner } from "../../verb";

interface ExplainFlags {
  readonly format?: string;
}

const EXAMPLES = `
Examples:
  $ orchestrate policy explain pss-host-namespaces
  $ orchestrate policy explain k8s-image-registry --format json`;

/** `orchestrate policy explain`: what a rule requires, why, and how to fix a finding. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<rule>", "id of the rule")
    .option("--format <format>", "text or json, as policy list has it", "text")
    .addHelpText("after", EXAMPLES)
    .action((rule: string, flags: ExplainFlags) => run((context) => explain(context, rule, flags)));
}

async function explain(
  context: ProcessContext,
  id: string,
  flags: ExplainFlags,
): Promise<ExitCode> {
  const format = readPlainFormat(flags.format);
  const list = listRules([findRule(id, "rule")]);
  const texts = list.rules.map((rule) => explainRule(rule, readExamples(PACKAGE_ROOT, rule.id)));
  const text = format === "json" ? formatJson(list) : texts.join("");
  await deliver(context, text);
  return EXIT.ok;
}
