import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { readPolicyFiles } from "../../../policy/check/policy-files";
import { type CheckFlags, readCheckFlags } from "../../../policy/check/read-flags";
import { formatCases, runCases } from "../../../policy/check/run-cases";
import type { ActionRunner } from "../../verb";

type TestFlags = Pick<CheckFlags, "environment" | "kubernetesVersion" | "config">;

const EXAMPLES = `
A case is a file DIR/RULE/pass*.yaml, fail*.yaml, not-applicable*.yaml or unknown*.yaml, with all that
the rule may read. Its name is the expected result.

Examples:
  $ orchestrate policy test cases/
  $ orchestrate policy test cases/ --environment dev --config policy.yaml

Exits with 1 where a result differs, with 2 on a file that is not a case.`;

/** `orchestrate policy test`: a folder of manifests whose names are the expected results. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<dir>", "folder with a folder a rule")
    .option("--environment <name>", "whose levels and parameters apply: dev or prod", "prod")
    .option("--kubernetes-version <version>", "minor release of the cluster (default: 1.36)")
    .option("--config <file>", "levels and parameters of the rules")
    .addHelpText("after", EXAMPLES)
    .action((folder: string, flags: TestFlags) => run((context) => test(context, folder, flags)));
}

async function test(context: ProcessContext, folder: string, flags: TestFlags): Promise<ExitCode> {
  const asked = readCheckFlags(flags);
  const options = { ...asked, ...readPolicyFiles(flags, context.cwd, asked.environment) };
  const results = runCases(folder, context.cwd, options);
  context.stdout.write(formatCases(results));
  const isWrong = results.some(({ expected, verdict }) => expected !== verdict);
  return isWrong ? EXIT.found : EXIT.ok;
}
