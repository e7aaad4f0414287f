import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkPlan } from "../../policy/check/check-plan";
import { hasMandatoryFinding } from "../../policy/check/report";
import { runner, withBaseWorktree, type Run } from "./base-worktree";
import { readOptions, USAGE, type CheckOptions } from "./options";
import { summarize, type StackCheck } from "./summary";

const ROOT = path.resolve(__dirname, "../..");
const STACKS = ["dev", "prod"] as const;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Plans every stack of a checkout with the command that it builds itself. */
async function planAll(checkout: string, plans: string, prefix: string, run: Run): Promise<void> {
  say(`building ${prefix}`);
  await run(process.execPath, ["scripts/build.mjs"], checkout);
  for (const stack of STACKS) {
    say(`planning ${stack} of ${prefix}`);
    const out = path.join(plans, `${prefix}-${stack}.json`);
    await run(
      process.execPath,
      ["dist/cli/main.js", "plan", "--stack", stack, "--out", out],
      checkout,
    );
  }
}

async function checkStack(stack: string, plans: string, run: Run): Promise<StackCheck> {
  const files = ["base", "head"].map((prefix) => path.join(plans, `${prefix}-${stack}.json`));
  say(`checking ${stack}`);
  const diff = await run(process.execPath, ["dist/cli/main.js", "diff", ...files], ROOT);
  const [base, head] = files.map((file) => checkPlan(JSON.parse(readFileSync(file, "utf8"))));
  if (base === undefined || head === undefined) throw new Error("two plans give two reports");
  return { stack, base, head, diff };
}

/** What the workflow's first job does; says what failed and answers whether all went well. */
async function verify(run: Run): Promise<boolean> {
  for (const script of ["typecheck", "test"]) {
    say(`npm run ${script}`);
    try {
      await run("npm", ["run", "--silent", script], ROOT);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
  return true;
}

async function check({ base, out, skipTests }: CheckOptions, run: Run): Promise<number> {
  const isSound = skipTests || (await verify(run));
  const plans = mkdtempSync(path.join(tmpdir(), "check-pr-plans-"));
  try {
    await withBaseWorktree(ROOT, base, run, (folder) => planAll(folder, plans, "base", run));
    await planAll(ROOT, plans, "head", run);
    const checks: StackCheck[] = [];
    for (const stack of STACKS) checks.push(await checkStack(stack, plans, run));
    const summary = summarize(checks);
    if (out === undefined) process.stdout.write(summary);
    else writeFileSync(out, summary);
    return isSound && !checks.some(({ head }) => hasMandatoryFinding(head)) ? 0 : 1;
  } finally {
    rmSync(plans, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") {
    process.stdout.write(USAGE);
    return 0;
  }
  if ("problem" in options) {
    say(`error: ${options.problem}`);
    return 2;
  }
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  try {
    return await check(options, runner(stop.signal));
  } catch (error) {
    if (stop.signal.aborted) return 130;
    say(`error: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

void main().then((code) => (process.exitCode = code));
