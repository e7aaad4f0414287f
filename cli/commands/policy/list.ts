import type { Command } from "commander";
import type { CommandRunner } from "../../command";
import type { CliContext } from "../../context";
import { EXIT, type ExitCode } from "../../exit-codes";
import { deliver, formatJson } from "./deliver";

interface ListFlags {
  readonly format?: string;
}

/** `orchestrate policy list`: every rule with its metadata. */
export function registerList(policy: Command, run: CommandRunner): void {
  policy
    .command("list")
    .description("list the rules with their severity and levels")
    .option("--format <format>", "text or json", "text")
    .addHelpText("after", "\nExamples:\n  $ orchestrate policy list --format json")
    .action((flags: ListFlags) => run((context) => list(context, flags)));
}

async function list(context: CliContext, flags: ListFlags): Promise<ExitCode> {
  const { readPlainFormat } = await import("../../../policy/check/read-flags.js");
  const { formatRuleList, listRules } = await import("../../../policy/check/rule-list.js");
  const { RULES } = await import("../../../policy/rules/index.js");

  const format = readPlainFormat(flags.format);
  const rules = listRules(RULES);
  await deliver(context, format === "json" ? formatJson(rules) : formatRuleList(rules), undefined);
  return EXIT.ok;
}
