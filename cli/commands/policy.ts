import path from "node:path";
import { Option, type Command } from "commander";
import type { CheckFlags } from "../../policy/check/read-flags";
import type { CommandModule, CommandRunner } from "../command";
import type { CliContext } from "../context";
import { EXIT, type ExitCode } from "../exit-codes";
import { writeFileAtomically } from "../write-atomically";

interface CheckCommandFlags extends CheckFlags {
  readonly out?: string;
}

interface ListFlags {
  readonly format?: string;
}

/** `orchestrate policy`: the rules on any manifests, plans and states, and the list of the rules. */
export const policyCommand: CommandModule = {
  register(program, run) {
    const policy = program
      .command("policy")
      .description("check manifests, plans and states against the policy rules");
    registerCheck(policy, run);
    registerList(policy, run);
  },
};

function registerCheck(policy: Command, run: CommandRunner): void {
  policy
    .command("check")
    .description("check files and folders of Kubernetes manifests, plans and Pulumi state exports")
    .argument("<path...>", "files or folders; together they are one closed world")
    .option("--environment <name>", "whose levels apply: dev or prod", "prod")
    .option("--kubernetes-version <version>", "minor release of the cluster (default: 1.36)")
    .option("--only <rules>", "ids of the rules to run, separated by commas")
    .option("--level <level>", "weakest level to report: advisory, remediate or mandatory")
    .option("--format <format>", "text or json", "text")
    .option("-o, --out <file>", "write to a file instead of stdout")
    .addOption(new Option("--config <file>").hideHelp())
    .addOption(new Option("--waivers <file>").hideHelp())
    .addHelpText("after", CHECK_EXAMPLES)
    .action((paths: readonly string[], flags: CheckCommandFlags) =>
      run((context) => check(context, paths, flags)),
    );
}

const CHECK_EXAMPLES = `
Examples:
  $ orchestrate policy check manifests/
  $ orchestrate policy check plan.json --environment dev --format json --out report.json
  $ orchestrate policy check pod.yaml --only pss-privileged,k8s-image-pinned

Exits with 1 on a mandatory finding, with 2 on input that cannot be read.`;

function registerList(policy: Command, run: CommandRunner): void {
  policy
    .command("list")
    .description("list the rules with their severity and levels")
    .option("--format <format>", "text or json", "text")
    .addHelpText("after", "\nExamples:\n  $ orchestrate policy list --format json")
    .action((flags: ListFlags) => run((context) => list(context, flags)));
}

async function check(
  context: CliContext,
  paths: readonly string[],
  flags: CheckCommandFlags,
): Promise<ExitCode> {
  const { readCheckFlags, readFormat } = await import("../../policy/check/read-flags.js");
  const { loadResources } = await import("../../policy/check/load-resources.js");
  const { evaluate } = await import("../../policy/check/evaluate.js");
  const { formatReport } = await import("../../policy/check/format-text.js");
  const { hasMandatoryFinding } = await import("../../policy/check/report.js");

  const options = readCheckFlags(flags);
  const report = evaluate(loadResources(paths, context.cwd), options);
  const color = context.isTerminal && flags.out === undefined;
  const text =
    readFormat(flags.format) === "json" ? formatJson(report) : formatReport(report, { color });
  await deliver(context, text, flags.out);
  return hasMandatoryFinding(report) ? EXIT.found : EXIT.ok;
}

async function list(context: CliContext, flags: ListFlags): Promise<ExitCode> {
  const { readFormat } = await import("../../policy/check/read-flags.js");
  const { formatRuleList, listRules } = await import("../../policy/check/rule-list.js");
  const { RULES } = await import("../../policy/rules/index.js");

  const format = readFormat(flags.format);
  const rules = listRules(RULES);
  await deliver(context, format === "json" ? formatJson(rules) : formatRuleList(rules), undefined);
  return EXIT.ok;
}

async function deliver(context: CliContext, text: string, out: string | undefined): Promise<void> {
  if (out === undefined) {
    context.stdout.write(text);
    return;
  }
  await writeFileAtomically(
    { path: path.resolve(context.cwd, out), argument: `--out ${out}` },
    text,
  );
  context.stderr.write(`wrote ${out}\n`);
}

function formatJson(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
