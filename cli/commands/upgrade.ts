import { type Command, Option } from "commander";
import { today } from "../../components/core/pure/day";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { isSupportedKubernetes, KUBERNETES_MINORS } from "../../components/core/versions";
import { EXIT, type ExitCode } from "../../engine/exit-codes";
import type { ProcessContext } from "../../engine/process-context";
import type { Plan } from "../../plan/model";
import { formatUpgrade } from "../../plan/upgrade/format-upgrade";
import { isBlocked, type UpgradeReport } from "../../plan/upgrade/model";
import { reportUpgrade } from "../../plan/upgrade/report-upgrade";
import { deliver, formatJson } from "../deliver";
import { planOrStack } from "../plan-or-stack";
import { planStack } from "../plan-stack";
import type { ActionRunner } from "../verb";
import { addConfigFile, type StackFlags, stackPaths } from "./stack-options";

interface UpgradeOptions extends StackFlags {
  readonly stack: string;
  readonly plan?: string;
  readonly cluster?: string;
  readonly to: string;
  readonly asOf?: string;
  readonly format: "text" | "json";
}

const EXAMPLES = `
Nothing is changed. The exit code is 1 where something blocks the upgrade.

Examples:
  $ orchestrate upgrade --stack prod --to 1.36
  $ orchestrate upgrade --stack prod --to 1.36 --as-of 2027-04-01 --format json
  $ orchestrate upgrade --stack prod --cluster prod-green-cluster --to 1.36
  $ orchestrate upgrade --plan prod.json --to 1.36`;

/** `orchestrate upgrade`: what must change for a stack's clusters to reach a minor, in which order. */
export function define(command: Command, run: ActionRunner): void {
  command
    .requiredOption("--to <minor>", `Kubernetes minor: ${KUBERNETES_MINORS.join(", ")}`)
    .option("-s, --stack <stack>", "stack whose clusters are checked", "dev")
    .addOption(
      new Option("--plan <file>", "plan file instead of a stack").conflicts([
        "stack",
        "configFile",
      ]),
    )
    .option("--cluster <name>", "one cluster, by its name in EKS (default: all of the stack)")
    .option("--as-of <date>", "day on which support is judged, as 2026-11-24 (default: today)")
    .addOption(
      new Option("--format <format>", "output format").choices(["text", "json"]).default("text"),
    )
    .addHelpText("after", EXAMPLES)
    .action((options: UpgradeOptions) => run((context) => upgrade(context, options)));
  addConfigFile(command);
}

async function upgrade(context: ProcessContext, options: UpgradeOptions): Promise<ExitCode> {
  const asOf = options.asOf ?? today();
  refuseMistakes(options.to, asOf);
  const plan = await planOf(context, options);
  const report = narrow(reportUpgrade(plan, options.to, asOf), options.cluster);
  const text =
    options.format === "json"
      ? formatJson(report)
      : formatUpgrade(report, { color: context.isTerminal });
  await deliver(context, text);
  return isBlocked(report) ? EXIT.found : EXIT.ok;
}

function planOf(context: ProcessContext, options: UpgradeOptions): Promise<Plan> {
  return options.plan === undefined
    ? planStack(context, options.stack, stackPaths(context, options).configFile)
    : planOrStack(context, options.plan, "--plan");
}

/** The report on one cluster; others may be beyond the target already. */
function narrow(report: UpgradeReport, name: string | undefined): UpgradeReport {
  if (name === undefined) return report;
  const clusters = report.clusters.filter(({ cluster }) => cluster === name);
  if (clusters.length > 0) return { ...report, clusters };
  const known = report.clusters.map(({ cluster }) => cluster).join(", ");
  const fix = known === "" ? "leave it out" : `use one of ${known}`;
  throw new ConfigurationError([
    `--cluster: is not a cluster that ${report.stack} creates, got "${name}"; ${fix}`,
  ]);
}

function refuseMistakes(to: string, asOf: string): void {
  const problems: string[] = [];
  if (!isSupportedKubernetes(to)) {
    const known = KUBERNETES_MINORS.join(", ");
    problems.push(`--to: is not a supported minor, got "${to}"; choose from ${known}`);
  }
  if (!isDate(asOf)) {
    problems.push(`--as-of: is not a date, got "${asOf}"; write it as 2026-11-24`);
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
}

/** A day that the calendar has, in the form that compares as text. */
function isDate(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
