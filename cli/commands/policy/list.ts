import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { readPlainFormat } from "../../../policy/check/read-flags";
import { formatRuleList, listRules } from "../../../policy/check/rule-list";
import { RULES } from "../../../policy/rules";
import { deliver, formatJson } from "../../deliver";
import type { ActionRunner } from "../../verb";

interface ListFlags {
  readonly format?: string;
}

/** `orchestrate policy list`: every rule with its metadata. */
export function define(command: Command, run: ActionRunner): void {
  command
    .option("--format <format>", "text or json", "text")
    .addHelpText("after", "\nExamples:\n  $ orchestrate policy list --format json")
    .action((flags: ListFlags) => run((context) => list(context, flags)));
}

async function list(context: ProcessContext, flags: ListFlags): Promise<ExitCode> {
  const format = readPlainFormat(flags.format);
  const rules = listRules(RULES);
  await deliver(context, format === "json" ? formatJson(rules) : formatRuleList(rules));
  return EXIT.ok;
}
