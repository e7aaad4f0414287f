import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { evaluate } from "../../../policy/check/evaluate";
import { loadResources } from "../../../policy/check/load-resources";
import { readPolicyFiles } from "../../../policy/check/policy-files";
import { type CheckFlags, readCheckFlags } from "../../../policy/check/read-flags";
import { toExceptions } from "../../../policy/waivers/to-exceptions";
import { today as currentDay } from "../../../components/core/pure/day";
import { deliver, formatJson } from "../../deliver";
import type { ActionRunner } from "../../verb";

interface ExceptionFlags extends Pick<CheckFlags, "environment" | "config"> {
  readonly waivers: string;
  readonly plan: string;
  readonly out?: string;
}

const EXAMPLES = `
Pulumi's policy exceptions (public preview, documented for CLI 3.274) name exact policies and exact
URNs, so the waivers are tried on a plan or state, and what they let pass there is written. An exception
in a file never ends: the expiry is ours, so write the file again in every pipeline. Waivers that have
expired are left out and listed. The sandbox's engine, 3.259, has no exceptions; our own pack
obeys waivers in every version.

Examples:
  $ orchestrate plan --stack prod --out prod.json
  $ orchestrate policy exceptions --waivers policy/waivers.yaml --plan prod.json --out exceptions.json
  $ pulumi preview --policy-pack policy --policy-pack-config exceptions.json`;

/** `orchestrate policy exceptions`: waivers in the form that Pulumi itself reads. */
export function define(command: Command, run: ActionRunner): void {
  command
    .requiredOption("--waivers <file>", "the waivers")
    .requiredOption("--plan <file>", "plan or state export whose findings they waive")
    .option("--environment <name>", "whose levels apply: dev or prod", "prod")
    .option("--config <file>", "levels and parameters of the rules")
    .option("-o, --out <file>", "write to a file instead of stdout")
    .addHelpText("after", EXAMPLES)
    .action((flags: ExceptionFlags) => run((context) => exceptions(context, flags)));
}

async function exceptions(context: ProcessContext, flags: ExceptionFlags): Promise<ExitCode> {
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
  await deliver(context, formatJson(file), { out: flags.out });
  for (const line of leftOut) context.stderr.write(`left out ${line}\n`);
  return EXIT.ok;
}
