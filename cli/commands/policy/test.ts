import type { Command } from "commander";
import type { CheckFlags } from "../../../policy/check/read-flags";
import type { CommandRunner } from "../../command";
import type { CliContext } from "../../context";
import { EXIT, type ExitCode } from "../../exit-codes";

type TestFlags = Pick<CheckFlags, "environment" | "kubernetesVersion" | "config">;

const EXAMPLES = `
A case is a file DIR/RULE/pass*.yaml, fail*.yaml, not-applicable*.yaml or unknown*.yaml, with all that
the rule may look at. Its name says what the rule shall make of it.

Examples:
  $ orchestrate policy test cases/
  $ orchestrate policy test cases/ --environment dev --config policy.yaml

Exits with 1 where a rule decides otherwise, with 2 on a file that is no case.`;

/** `orchestrate policy test`: a folder of manifests whose names say what the rules make of them. */
export function registerTest(policy: Command, run: CommandRunner): void {
  policy
    .command("test")
    .description("run a folder of cases, and say where a rule decides otherwise than they promise")
    .argument("<dir>", "folder with a folder a rule")
    .option("--environment <name>", "whose levels and parameters apply: dev or prod", "prod")
    .option("--kubernetes-version <version>", "minor release of the cluster (default: 1.36)")
    .option("--config <file>", "levels and parameters of the rules")
    .addHelpText("after", EXAMPLES)
    .action((folder: string, flags: TestFlags) => run((context) => test(context, folder, flags)));
}

async function test(context: CliContext, folder: string, flags: TestFlags): Promise<ExitCode> {
  const { readCheckFlags } = await import("../../../policy/check/read-flags.js");
  const { readPolicyFiles } = await import("../../../policy/check/policy-files.js");
  const { formatCases, runCases } = await import("../../../policy/check/run-cases.js");

  const asked = readCheckFlags(flags);
  const options = { ...asked, ...readPolicyFiles(flags, context.cwd, asked.environment) };
  const results = runCases(folder, context.cwd, options);
  context.stdout.write(formatCases(results));
  const isWrong = results.some(({ expected, verdict }) => expected !== verdict);
  return isWrong ? EXIT.found : EXIT.ok;
}
