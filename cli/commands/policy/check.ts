import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { packageVersion } from "../../../engine/project-root";
import { evaluate } from "../../../policy/check/evaluate";
import { loadResources } from "../../../policy/check/load-resources";
import { readPolicyFiles } from "../../../policy/check/policy-files";
import { type CheckFlags, readCheckFlags, readFormat } from "../../../policy/check/read-flags";
import { hasMandatoryFinding } from "../../../policy/check/report";
import { listRules } from "../../../policy/check/rule-list";
import { renderReport } from "../../../policy/report/render-report";
import { RULES } from "../../../policy/rules";
import { deliver } from "../../deliver";
import type { ActionRunner } from "../../verb";

interface CheckCommandFlags extends CheckFlags {
  readonly out?: string;
}

const EXAMPLES = `
Examples:
  $ orchestrate policy check manifests/
  $ orchestrate policy check plan.json --environment dev --format json --out report.json
  $ orchestrate policy check manifests/ --format sarif --out policy.sarif
  $ orchestrate policy check pod.yaml --only pss-privileged,k8s-image-pinned
  $ orchestrate policy check manifests/ --config policy.yaml --waivers waivers.yaml

Exits with 1 on a mandatory finding, with 2 on input that cannot be read.`;

/** `orchestrate policy check`: the rules on any manifests, plans and states. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<path...>", "files or folders; together they are one closed world")
    .option("--environment <name>", "whose levels apply: dev or prod", "prod")
    .option("--kubernetes-version <version>", "minor release of the cluster (default: 1.36)")
    .option("--only <rules>", "ids of the rules to run, separated by commas")
    .option("--level <level>", "weakest level to report: advisory, remediate or mandatory")
    .option("--format <format>", "text, json, sarif, junit or markdown", "text")
    .option("-o, --out <file>", "write to a file instead of stdout")
    .option("--config <file>", "levels and parameters of the rules")
    .option("--waivers <file>", "findings that may pass for a while")
    .option("--baseline <file>", "findings that were there before; see policy baseline")
    .addHelpText("after", EXAMPLES)
    .action((paths: readonly string[], flags: CheckCommandFlags) =>
      run((context) => check(context, paths, flags)),
    );
}

async function check(
  context: ProcessContext,
  paths: readonly string[],
  flags: CheckCommandFlags,
): Promise<ExitCode> {
  const asked = readCheckFlags(flags);
  const options = { ...asked, ...readPolicyFiles(flags, context.cwd, asked.environment) };
  const report = evaluate(loadResources(paths, context.cwd), options);
  const text = renderReport(report, readFormat(flags.format), {
    color: context.isTerminal && flags.out === undefined,
    rules: listRules(RULES).rules,
    version: packageVersion(),
    cwd: context.cwd,
  });
  await deliver(context, text, { out: flags.out });
  // A folder that was rendered to another place would look like one without a fault.
  if (report.evaluated.resources === 0) {
    context.stderr.write(`warning: nothing to check in ${paths.join(", ")}; name other paths\n`);
  }
  return hasMandatoryFinding(report) ? EXIT.found : EXIT.ok;
}
