import type { Command } from "commander";
import type { CheckFlags } from "../../../policy/check/read-flags";
import type { CommandRunner } from "../../command";
import type { CliContext } from "../../context";
import { EXIT, type ExitCode } from "../../exit-codes";
import { packageVersion } from "../../project-root";
import { deliver } from "./deliver";

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
export function registerCheck(policy: Command, run: CommandRunner): void {
  policy
    .command("check")
    .description("check files and folders of Kubernetes manifests, plans and Pulumi state exports")
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
  context: CliContext,
  paths: readonly string[],
  flags: CheckCommandFlags,
): Promise<ExitCode> {
  const { readCheckFlags, readFormat } = await import("../../../policy/check/read-flags.js");
  const { readPolicyFiles } = await import("../../../policy/check/policy-files.js");
  const { loadResources } = await import("../../../policy/check/load-resources.js");
  const { evaluate } = await import("../../../policy/check/evaluate.js");
  const { listRules } = await import("../../../policy/check/rule-list.js");
  const { renderReport } = await import("../../../policy/report/render-report.js");
  const { RULES } = await import("../../../policy/rules/index.js");
  const { hasMandatoryFinding } = await import("../../../policy/check/report.js");

  const asked = readCheckFlags(flags);
  const options = { ...asked, ...readPolicyFiles(flags, context.cwd, asked.environment) };
  const report = evaluate(loadResources(paths, context.cwd), options);
  const text = renderReport(report, readFormat(flags.format), {
    color: context.isTerminal && flags.out === undefined,
    rules: listRules(RULES).rules,
    version: packageVersion(),
    cwd: context.cwd,
  });
  await deliver(context, text, flags.out);
  // A folder that was rendered to another place would look like one without a fault.
  if (report.evaluated.resources === 0) {
    context.stderr.write(`warning: nothing to check in ${paths.join(", ")}; name other paths\n`);
  }
  return hasMandatoryFinding(report) ? EXIT.found : EXIT.ok;
}
