import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import type { CommandModule } from "../command";
import type { CliContext } from "../context";
import { EXIT, type ExitCode } from "../exit-codes";
import { planStack } from "../plan-stack";
import { type Destination, writeFolderAtomically } from "../write-atomically";

interface RenderOptions {
  readonly stack: string;
  readonly out: string;
  readonly force?: true;
}

/** `orchestrate render`: a stack's manifests, Helm releases and AWS resources as files. */
export const renderCommand: CommandModule = {
  register(program, run) {
    program
      .command("render")
      .description("write a stack as files: Kubernetes manifests, Helm releases, AWS resources")
      .option("-s, --stack <stack>", "stack to render", "dev")
      .requiredOption("-o, --out <folder>", "folder to write, must not exist yet")
      .option("-f, --force", "replace the folder where it exists")
      .addHelpText("after", EXAMPLES)
      .action((options: RenderOptions) => run((context) => render(context, options)));
  },
};

const EXAMPLES = `
Values that are unknown before deployment become placeholders of the field's kind, secrets are
redacted: the files are for reading and checking, not for applying.

Examples:
  $ orchestrate render --stack prod --out rendered
  $ orchestrate render --stack prod --out rendered --force && git diff rendered`;

async function render(context: CliContext, options: RenderOptions): Promise<ExitCode> {
  const destination = {
    path: path.resolve(context.cwd, options.out),
    argument: `--out ${options.out}`,
  };
  assertReplaceable(destination, options.force === true, context);
  const plan = await planStack(context, options.stack);
  const { renderPlan } = await import("../../plan/render/render-plan.js");
  const files = renderPlan(plan);
  await writeFolderAtomically(destination, files, options.force === true);
  context.stderr.write(`wrote ${options.out}: ${files.length} files\n`);
  return EXIT.ok;
}

/** Said before the work is done; a folder that holds the project or the shell is never replaced. */
function assertReplaceable(destination: Destination, force: boolean, context: CliContext): void {
  const holdsUs = [context.cwd, context.projectRoot].some((folder) => {
    const below = path.relative(destination.path, folder);
    return below === "" || !(below.startsWith("..") || path.isAbsolute(below));
  });
  if (holdsUs) {
    throw new ConfigurationError([
      `${destination.argument}: is the project or holds it; name a folder of its own`,
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
