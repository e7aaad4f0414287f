import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import {
  isRotating,
  nextRotation,
  type RotationStep,
} from "../../components/cluster/pure/pool-rotation";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { EXIT, type ExitCode } from "../../engine/exit-codes";
import type { ProcessContext } from "../../engine/process-context";
import { readProjectFile } from "../../plan/config/project-file";
import { ownStackFile } from "../../plan/config/stack-names";
import { planStack } from "../plan-stack";
import { blockingBudgets } from "../pool-rotation/blocking-budgets";
import {
  editPoolSettings,
  poolsPath,
  poolText,
  readPoolSettings,
} from "../pool-rotation/pool-settings";
import type { ActionRunner } from "../verb";
import { writeFileAtomically } from "../write-atomically";

interface RotateOptions {
  readonly stack: string;
  readonly pool: string;
  readonly cluster: string;
  readonly instanceTypes?: string;
  readonly write?: true;
}

const EXAMPLES = `
A rotation has two steps, each an edit of Pulumi.<stack>.yaml and an up: the first puts new nodes
beside the old ones, which take no further pods; the second drains the old ones and ends them.

Examples:
  $ orchestrate pool rotate --stack prod --pool general              what the next step would be
  $ orchestrate pool rotate --stack prod --pool general --write      make the edit
  $ orchestrate pool rotate -s prod -p general --instance-types m8g.xlarge --write`;

/** `orchestrate pool rotate`: the next of the two steps that replace a pool. */
export function define(command: Command, run: ActionRunner): void {
  command
    .requiredOption("-s, --stack <stack>", "stack that has the pool")
    .requiredOption("-p, --pool <pool>", "name of the pool in the cluster's pools")
    .option("-c, --cluster <cluster>", "key of the pool's cluster in clusters", "main")
    .option("--instance-types <types>", "types of the new nodes, separated by commas")
    .option("--write", "make the edit in Pulumi.<stack>.yaml")
    .addHelpText("after", EXAMPLES)
    .action((options: RotateOptions) => run((context) => rotate(context, options)));
}

async function rotate(context: ProcessContext, options: RotateOptions): Promise<ExitCode> {
  const file = ownStackFile(context.projectRoot, options.stack);
  const text = await readFile(file, "utf8");
  const project = readProjectFile(context.projectRoot).name;
  const found = readPoolSettings(text, { ...options, project });
  const wanted = wantedShape(options, isRotating(found.pool));
  const { resources } = await planStack(context, options.stack);
  const next = nextRotation(found.pool, wanted, blockingBudgets(resources));
  if (next.step === "refused") return refuse(context, options, next.reasons);

  const edit = poolText(found, next.pool);
  context.stdout.write(
    describe(options, next, `${poolsPath(options)}:\n      ${options.pool}: ${edit}`),
  );
  if (options.write !== true) return EXIT.ok;
  const destination = { path: file, argument: path.basename(file) };
  await writeFileAtomically(destination, editPoolSettings(text, found, next.pool));
  context.stderr.write(`wrote ${path.basename(file)}\n`);
  return EXIT.ok;
}

function wantedShape(
  { instanceTypes }: RotateOptions,
  isUnderWay: boolean,
): { readonly instanceTypes?: string[] } {
  if (instanceTypes === undefined) return {};
  if (isUnderWay) {
    throw new ConfigurationError([
      `--instance-types: come with the first step, and the second is due, got "${instanceTypes}"; finish the rotation, then start the next`,
    ]);
  }
  const types = instanceTypes.split(",").filter((type) => type !== "");
  if (types.length > 0) return { instanceTypes: types };
  throw new ConfigurationError([
    '--instance-types: names no type, got ""; write them as "m8g.xlarge,m7g.xlarge"',
  ]);
}

function refuse(
  context: ProcessContext,
  { pool }: RotateOptions,
  reasons: readonly string[],
): ExitCode {
  const lines = reasons.map((reason) => `  ${reason}`);
  context.stdout.write(`${[`pool ${pool} is not rotated:`, ...lines].join("\n")}\n`);
  return EXIT.found;
}

function describe(
  { stack }: RotateOptions,
  { step, waitFor }: Exclude<RotationStep, { step: "refused" }>,
  edit: string,
): string {
  const purpose =
    step === "surge"
      ? "step 1 of 2: new nodes beside the old ones"
      : "step 2 of 2: the old nodes leave";
  return [
    purpose,
    `  in Pulumi.${stack}.yaml, ${edit}`,
    `  then \`orchestrate up --stack ${stack}\`, and wait until`,
    ...waitFor.map((condition) => `    ${condition}`),
    "",
  ].join("\n");
}
