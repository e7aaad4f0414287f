import type { Command } from "commander";
import type { CheckFlags } from "../../../policy/check/read-flags";
import type { CommandRunner } from "../../command";
import type { CliContext } from "../../context";
import { EXIT, type ExitCode } from "../../exit-codes";
import { deliver, formatJson } from "./deliver";

interface ExceptionFlags extends Pick<CheckFlags, "environment" | "config"> {
  readonly waivers: string;
  readonly plan: string;
  readonly out?: string;
}

const EXAMPLES = `
Pulumi's policy exceptions (public preview, documented for CLI 3.274) name exact policies and exact
URNs, so the waivers are tried on a plan or state, and what they let pass there is written. An exception
in a file never ends: the expiry is ours, so write the file anew in every pipeline. Waivers that have
run out are left out and named. The sandbox's engine, 3.259, knows no exceptions; our own pack
obeys waivers in every version.

Examples:
  $ orchestrate plan --stack prod --out prod.json
  $ orchestrate policy exceptions --waivers policy/waivers.yaml --plan prod.json --out exceptions.json
  $ pulumi preview --policy-pack policy --policy-pack-config exceptions.json`;

/** `orchestrate policy exceptions`: waivers in the form that Pulumi itself reads. */
export function registerExceptions(policy: Command, run: CommandRunner): void {
  policy
    .command("exceptions")
    .description("write waivers as Pulumi's policy exceptions")
    .requiredOption("--waivers <file>", "the waivers")
    .requiredOption("--plan <file>", "plan or state export whose findings they waive")
    .option("--environment <name>", "whose levels apply: dev or prod", "prod")
    .option("--config <file>", "levels and parameters of the rules")
    .option("-o, --out <file>", "write to a file instead of stdout")
    .addHelpText("after", EXAMPLES)
    .action((flags: ExceptionFlags) => run((context) => exceptions(context, flags)));
}

async function exceptions(context: CliContext, flags: ExceptionFlags): Promise<ExitCode> {
  const { readCheckFlags } = await import("../../../policy/check/read-flags.js");
  const { readPolicyFiles } = await import("../../../policy/check/policy-files.js");
  const { loadResources } = await import("../../../policy/check/load-resources.js");
  const { evaluate } = await import("../../../policy/check/evaluate.js");
  const { today: currentDay } = await import("../../../components/core/pure/day.js");
  const { toExceptions } = await import("../../../policy/waivers/to-exceptions.js");

  const { environment } = readCheckFlags({
    ...(flags.environment && { environment: flags.environment }),
  });
  const { waivers = [], ...files } = readPolicyFiles(
    { config: flags.config, waivers: flags.waivers },
    context.cwd,
    environment,
  );
  const today = currentDay();
  const resources = loadResources([flags.plan], context.cwd);
  const report = evaluate(resources, { environment, today, waivers, ...files });
  const { file, leftOut } = toExceptions(report, waivers, today);
  await deliver(context, formatJson(file), flags.out);
  for (const line of leftOut) context.stderr.write(`left out ${line}\n`);
  return EXIT.ok;
}
