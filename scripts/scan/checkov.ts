import { toolFolder } from "../../engine/toolchain/cache-folder";
import { installTool } from "../../engine/toolchain/install-tool";
import { runProcess } from "../../engine/process/run-process";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { ToolchainError } from "../../engine/toolchain/toolchain-error";

/** The scanner's version; another one has other checks, so it changes with the exceptions. */
export const CHECKOV_VERSION = "3.3.30";

const PYTHON = "python3";
const ENTRY = "checkov/main.py";

/** Folder of the scanner's modules, installed into the cache at its first use. */
export async function installCheckov(context: ToolchainContext): Promise<string> {
  const folder = toolFolder(context.env, "checkov", CHECKOV_VERSION);
  const make = async (scratch: string): Promise<void> => {
    context.stderr.write(`installing checkov ${CHECKOV_VERSION} (about a minute)\n`);
    const packages = ["--target", scratch, `checkov==${CHECKOV_VERSION}`];
    await python(["-m", "pip", "install", "--quiet", ...packages], context, {});
  };
  await installTool({ folder, program: ENTRY, make }, context);
  return folder;
}

/** Scans a plan of Terraform with the AWS checks that the scanner brings; JSON. */
export function scanPlan(
  modules: string,
  planFile: string,
  context: ToolchainContext,
): Promise<string> {
  const offline = ["--skip-download", "--soft-fail", "--quiet"];
  const args = ["--framework", "terraform_plan", ...offline, "-o", "json", "-f", planFile];
  return python(["-W", "ignore", "-m", "checkov.main", ...args], context, {
    PYTHONPATH: modules,
    LOG_LEVEL: "ERROR",
  });
}

async function python(
  args: readonly string[],
  { env, signal }: ToolchainContext,
  more: Readonly<Record<string, string>>,
): Promise<string> {
  const result = await runProcess({ command: PYTHON, args, env: { ...env, ...more }, signal });
  if (result.code === 0) return result.stdout;
  throw new ToolchainError(`checkov: ${PYTHON} ended with ${result.code}: ${result.stderrTail}`);
}
