import type { Command } from "commander";
import type { CommandRunner } from "../../command";
import type { CliContext } from "../../context";
import { EXIT, type ExitCode } from "../../exit-codes";
import { PACKAGE_ROOT } from "../../project-root";
import { deliver, formatJson } from "./deliver";

interface ExplainFlags {
  readonly format?: string;
}

const EXAMPLES = `
Examples:
  $ orchestrate policy explain pss-host-namespaces
  $ orchestrate policy explain k8s-image-registry --format json`;

/** `orchestrate policy explain`: what a rule wants, why, and what to do about a finding. */
export function registerExplain(policy: Command, run: CommandRunner): void {
  policy
    .command("explain")
    .description("say what a rule wants, who demands it, how to mend and how to waive a finding")
    .argument("<rule>", "id of the rule")
    .option("--format <format>", "text or json, as policy list has it", "text")
    .addHelpText("after", EXAMPLES)
    .action((rule: string, flags: ExplainFlags) => run((context) => explain(context, rule, flags)));
}

async function explain(context: CliContext, id: string, flags: ExplainFlags): Promise<ExitCode> {
  const { explainRule } = await import("../../../policy/check/explain-rule.js");
  const { readPlainFormat } = await import("../../../policy/check/read-flags.js");
  const { findRule } = await import("../../../policy/check/find-rule.js");
  const { readExamples } = await import("../../../policy/check/rule-example.js");
  const { listRules } = await import("../../../policy/check/rule-list.js");

  const format = readPlainFormat(flags.format);
  const list = listRules([findRule(id, "rule")]);
  const texts = list.rules.map((rule) => explainRule(rule, readExamples(PACKAGE_ROOT, rule.id)));
  const text = format === "json" ? formatJson(list) : texts.join("");
  await deliver(context, text, undefined);
  return EXIT.ok;
}
