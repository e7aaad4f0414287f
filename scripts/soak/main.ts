/**
 * The long trials: updates interrupted at many points and recovered, and configurations made up by
 * the thousand. Not part of any other script; `npm run soak -- --only kills --trials 5` is a taste.
 */
import { mkdtempSync, rmdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EXIT, type ExitCode } from "../../engine/exit-codes";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import type { FuzzProgress, FuzzReport } from "../../test/support/fuzz/run-fuzz";
import { asksForHelp, parseOptions, USAGE } from "./options";
import type { SoakOptions } from "./options";
import { runKills } from "./run-kills";
import type { FinishedTrial } from "./run-kills";
import { isClean, summaryLines, summaryPage } from "./summary";

/** What ends the trials, which run in process groups of their own and see no Ctrl-C. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

class Interrupted extends Error {
  constructor() {
    super("soak: interrupted");
  }
}

async function main(args: readonly string[]): Promise<ExitCode> {
  if (asksForHelp(args)) {
    process.stdout.write(USAGE);
    return EXIT.ok;
  }
  const options = parseOptions(args);
  const result = {
    kills: options.parts.includes("kills") ? await runAllKills(options) : undefined,
    fuzz: options.parts.includes("fuzz") ? await runAllFuzz(options) : undefined,
  };
  for (const line of summaryLines(result)) console.log(line);
  if (options.out !== undefined) writeFileSync(options.out, summaryPage(result, options.seed));
  return isClean(result) ? EXIT.ok : EXIT.found;
}

async function runAllKills(options: SoakOptions): Promise<readonly FinishedTrial[]> {
  const scratch = mkdtempSync(path.join(tmpdir(), "orchestrate-soak-"));
  const controller = new AbortController();
  const interrupt = (): void => controller.abort(new Interrupted());
  for (const name of SIGNALS) process.on(name, interrupt);
  try {
    const print = (line: string): void => console.log(line);
    return await runKills(options, {
      scratch,
      print,
      now: () => Date.now(),
      signal: controller.signal,
    });
  } finally {
    for (const name of SIGNALS) process.off(name, interrupt);
    removeIfEmpty(scratch);
  }
}

/** What a failed trial left is kept, to be looked at. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    console.log(`the failed trials' states are in ${folder}`);
  }
}

async function runAllFuzz({ settings, plans, seed }: SoakOptions): Promise<FuzzReport> {
  // Loads the whole program and the SDK, which trials do without.
  const { runFuzz } = await import("../../test/support/fuzz/run-fuzz.js");
  const report = await runFuzz({ settings, plans, seed, onProgress: reporter() });
  for (const error of report.unnamedErrors) {
    console.log(`fuzz ${error.stage}, seed ${error.seed}, path ${error.path}: ${error.message}`);
    console.log(`  ${JSON.stringify(error.configuration)}`);
    console.log(`  again: npm run soak -- --only fuzz --seed ${error.seed}`);
  }
  return report;
}

/** A line at every twentieth of a stage. */
function reporter(): (progress: FuzzProgress) => void {
  return ({ stage, done, total }) => {
    const step = Math.max(1, Math.floor(total / 20));
    if (done % step === 0 || done === total) console.log(`fuzz ${stage} ${done}/${total}`);
  };
}

function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof Interrupted) return EXIT.interrupted;
  return error instanceof ConfigurationError ? EXIT.usage : EXIT.internal;
}

main(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    const code = exitCodeOf(error);
    console.error(code === EXIT.internal || !(error instanceof Error) ? error : error.message);
    process.exitCode = code;
  });
