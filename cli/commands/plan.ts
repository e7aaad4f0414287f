import path from "node:path";
import type { CommandModule } from "../command";
import type { CliContext } from "../context";
import { EXIT, type ExitCode } from "../exit-codes";
import { planStack } from "../plan-stack";
import { writeFileAtomically } from "../write-atomically";
import { addConfigFile, type StackFlags, stackPlace } from "./stack-options";

interface PlanOptions extends StackFlags {
  readonly stack: string;
  readonly out?: string;
}

/** `orchestrate plan`: the resource graph of a stack as `orchestration-plan/1`. */
export const planCommand: CommandModule = {
  register(program, run) {
    const command = program
      .command("plan")
      .description("write the resource graph of a stack as JSON, made without the Pulumi engine")
      .option("-s, --stack <stack>", "stack to plan", "dev")
      .option("-o, --out <file>", "write to a file instead of stdout")
      .addHelpText("after", EXAMPLES)
      .action((options: PlanOptions) => run((context) => plan(context, options)));
    addConfigFile(command);
  },
};

const EXAMPLES = `
Examples:
  $ orchestrate plan --stack prod --out prod.json
  $ orchestrate plan --stack dev | jq '.resources | length'`;

async function plan(context: CliContext, options: PlanOptions): Promise<ExitCode> {
  const { configFile } = stackPlace(context, options);
  const planned = await planStack(context, options.stack, configFile);
  const { formatPlan } = await import("../../plan/canonical-json.js");
  const text = formatPlan(planned);
  if (options.out === undefined) {
    context.stdout.write(text);
    return EXIT.ok;
  }
  const destination = {
    path: path.resolve(context.cwd, options.out),
    argument: `--out ${options.out}`,
  };
  await writeFileAtomically(destination, text);
  context.stderr.write(`wrote ${options.out}: ${planned.resources.length} resources\n`);
  return EXIT.ok;
}
