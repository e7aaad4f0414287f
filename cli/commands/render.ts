import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { EXIT, type ExitCode } from "../../engine/exit-codes";
import type { ProcessContext } from "../../engine/process-context";
import { renderPlan } from "../../plan/render/render-plan";
import { planStack } from "../plan-stack";
import type { ActionRunner } from "../verb";
import { type Destination, writeFolderAtomically } from "../write-atomically";

interface RenderOptions {
  readonly stack: string;
  readonly out: string;
  readonly force?: true;
}

const EXAMPLES = `
Values that are unknown before deployment become placeholders of the field's kind, secrets are
redacted: the files are for reading and checking, not for applying.

Examples:
  $ orchestrate render --stack prod --out rendered
  $ orchestrate render --stack prod --out rendered --force && git diff rendered`;

/** `orchestrate render`: a stack's manifests, Helm releases and AWS resources as files. */
export function define(command: Command, run: ActionRunner): void {
  command
    .option("-s, --stack <stack>", "stack to render", "dev")
    .requiredOption("-o, --out <folder>", "folder to write, must not exist yet")
    .option("-f, --force", "replace the folder where it exists")
    .addHelpText("after", EXAMPLES)
    .action((options: RenderOptions) => run((context) => render(context, options)));
}

async function render(context: ProcessContext, options: RenderOptions): Promise<ExitCode> {
  const destination = {
    path: path.resolve(context.cwd, options.out),
    argument: `--out ${options.out}`,
  };
  assertReplaceable(destination, options.force === true, context);
  const plan = await planStack(context, options.stack);
  const files = renderPlan(plan);
  await writeFolderAtomically(destination, files, options.force === true);
  context.stderr.write(`wrote ${options.out}: ${files.length} files\n`);
  return EXIT.ok;
}

/** Checked before the work is done; a folder that contains the project or the working folder is never replaced. */
function assertReplaceable(
  destination: Destination,
  force: boolean,
  context: ProcessContext,
): void {
  const containsProject = [context.cwd, context.projectRoot].some((folder) => {
    const below = path.relative(destination.path, folder);
    return below === "" || !(below.startsWith("..") || path.isAbsolute(below));
  });
  if (containsProject) {
    throw new ConfigurationError([
      `${destination.argument}: is the project or contains it; name a separate folder`,
    ]);
  }
  if (!existsSync(destination.path)) return;
  if (!force) {
    throw new ConfigurationError([
      `${destination.argument}: exists; name a new folder, or replace this one with --force`,
    ]);
  }
  if (statSync(destination.path).isDirectory()) return;
  throw new ConfigurationError([
    `${destination.argument}: is a file, which --force does not replace; name a folder`,
  ]);
}
