import { Option } from "commander";
import { today } from "../../components/core/pure/day";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { isSupportedKubernetes, KUBERNETES_MINORS } from "../../components/core/versions";
import type { Plan } from "../../plan/model";
import type { UpgradeReport } from "../../plan/upgrade/model";
import type { CommandModule } from "../command";
import type { CliContext } from "../context";
import { EXIT, type ExitCode } from "../exit-codes";
import { planOrStack } from "../plan-or-stack";
import { planStack } from "../plan-stack";
import { addConfigFile, type StackFlags, stackPlace } from "./stack-options";

interface UpgradeOptions extends StackFlags {
  readonly stack: string;
  readonly plan?: string;
  readonly cluster?: string;
  readonly to: string;
  readonly asOf?: string;
  readonly format: "text" | "json";
}

/** `orchestrate upgrade`: what must move for a stack's clusters to reach a minor, in which order. */
export const upgradeCommand: CommandModule = {
  register(program, run) {
    const command = program
      .command("upgrade")
      .description("say what must move, in which order, for clusters to reach a Kubernetes minor")
      .requiredOption("--to <minor>", `Kubernetes minor: ${KUBERNETES_MINORS.join(", ")}`)
      .option("-s, --stack <stack>", "stack whose clusters are looked at", "dev")
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
  },
};

const EXAMPLES = `
Nothing is changed. The exit code is 1 where something stands in the way.

Examples:
  $ orchestrate upgrade --stack prod --to 1.36
  $ orchestrate upgrade --stack prod --to 1.36 --as-of 2027-04-01 --format json
  $ orchestrate upgrade --stack prod --cluster prod-green-cluster --to 1.36
  $ orchestrate upgrade --plan prod.json --to 1.36`;

async function upgrade(context: CliContext, options: UpgradeOptions): Promise<ExitCode> {
  const asOf = options.asOf ?? today();
  refuseMistakes(options.to, asOf);
  const plan = await planOf(context, options);
  const { reportUpgrade } = await import("../../plan/upgrade/report-upgrade.js");
  const { isBlocked } = await import("../../plan/upgrade/model.js");
  const report = narrow(reportUpgrade(plan, options.to, asOf), options.cluster);
  if (options.format === "json") {
    context.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    const { formatUpgrade } = await import("../../plan/upgrade/format-upgrade.js");
    context.stdout.write(formatUpgrade(report, { color: context.isTerminal }));
  }
  return isBlocked(report) ? EXIT.found : EXIT.ok;
}

function planOf(context: CliContext, options: UpgradeOptions): Promise<Plan> {
  return options.plan === undefined
    ? planStack(context, options.stack, stackPlace(context, options).configFile)
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
    problems.push(`--to: is not a minor that the table knows, got "${to}"; choose from ${known}`);
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
