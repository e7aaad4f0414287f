import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { makeBaseline } from "../../../policy/baseline/baseline";
import { evaluate } from "../../../policy/check/evaluate";
import { loadResources } from "../../../policy/check/load-resources";
import { readPolicyFiles } from "../../../policy/check/policy-files";
import { type CheckFlags, readCheckFlags } from "../../../policy/check/read-flags";
import { deliver, formatJson } from "../../deliver";
import type { ActionRunner } from "../../verb";

interface BaselineFlags extends Pick<
  CheckFlags,
  "environment" | "kubernetesVersion" | "config" | "waivers"
> {
  readonly out?: string;
}

const EXAMPLES = `
For an estate that is older than its checks: what is wrong today is written down once, and from then on
a check with --baseline reports what is new. It also says how many findings the baseline hides, and
which of them are gone, so that the file can be written anew and shrinks. It holds the place of each
finding and no values.

Examples:
  $ orchestrate policy baseline manifests/ --out policy-baseline.json
  $ orchestrate policy check manifests/ --baseline policy-baseline.json`;

/** `orchestrate policy baseline`: the findings of today, as the ones to pass over tomorrow. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<path...>", "files or folders, as policy check takes them")
    .option("--environment <name>", "whose levels and parameters apply: dev or prod", "prod")
    .option("--kubernetes-version <version>", "minor release of the cluster (default: 1.36)")
    .option("--config <file>", "levels and parameters of the rules")
    .option("--waivers <file>", "findings that may pass for a while, and are left out")
    .option("-o, --out <file>", "write to a file instead of stdout")
    .addHelpText("after", EXAMPLES)
    .action((paths: readonly string[], flags: BaselineFlags) =>
      run((context) => baseline(context, paths, flags)),
    );
}

async function baseline(
  context: ProcessContext,
  paths: readonly string[],
  flags: BaselineFlags,
): Promise<ExitCode> {
  const asked = readCheckFlags(flags);
  const options = { ...asked, ...readPolicyFiles(flags, context.cwd, asked.environment) };
  const { findings } = evaluate(loadResources(paths, context.cwd), options);
  await deliver(context, formatJson(makeBaseline(findings)), { out: flags.out });
  context.stderr.write(`the baseline holds ${findings.length} findings\n`);
  return EXIT.ok;
}
