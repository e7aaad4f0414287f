/**
 * Holds prod's plan against the AWS checks of an independent scanner (checkov), which reads plans
 * of Terraform. Ends with 1 when a check fails that scripts/scan/exceptions.ts does not list, and
 * when the scanner overlooks what was weakened on purpose.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EXIT } from "../../engine/exit-codes";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { loadStackConfig, type Plan, planProgram } from "../../plan";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { ToolchainError } from "../../engine/toolchain/toolchain-error";
import { installCheckov, scanPlan } from "./checkov";
import { type CheckovReport, readCheckovReport } from "./checkov-report";
import { EXCEPTIONS, MOST_FAILED } from "./exceptions";
import { judge, overlooked } from "./judge";
import { namesByAddress, toTerraformPlan } from "./terraform-plan";
import { weaken } from "./weaken";

const ROOT = path.dirname(path.dirname(__dirname));
const STACK = "prod";

async function main(context: ToolchainContext): Promise<number> {
  const entry = path.join(ROOT, "index.ts");
  const plan = await planProgram({ ...loadStackConfig(ROOT, STACK), entry });
  const report = await scan(plan, context);
  const verdict = judge(report.failed, EXCEPTIONS, MOST_FAILED);
  for (const row of verdict.rows) console.log(row);
  console.log(
    `checkov ${report.version}, ${STACK}: ${report.resources} resources, ` +
      `${report.passed} checks passed, ${report.failed.length} failed (at most ${MOST_FAILED})`,
  );
  const weakened = weaken(plan);
  const problems = [
    ...verdict.problems,
    ...overlooked(weakened.rules, (await scan(weakened.plan, context)).failed),
  ];
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? EXIT.found : EXIT.ok;
}

async function scan(plan: Plan, context: ToolchainContext): Promise<CheckovReport> {
  const converted = JSON.stringify(toTerraformPlan(plan));
  const modules = await installCheckov(context);
  const scratch = mkdtempSync(path.join(tmpdir(), "orchestrate-scan-"));
  try {
    const file = path.join(scratch, `${STACK}.json`);
    writeFileSync(file, converted);
    return readCheckovReport(await scanPlan(modules, file, context), namesByAddress(plan));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort());

main({
  env: process.env,
  stderr: process.stderr,
  isTerminal: process.stderr.isTTY,
  signal: interrupt.signal,
})
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    const isForeseen = error instanceof ConfigurationError || error instanceof ToolchainError;
    console.error(isForeseen ? error.message : error);
    process.exitCode = isForeseen ? EXIT.usage : EXIT.internal;
  });
