/**
 * Measures what the product promises about speed, as ratios, so that the speed of the machine
 * cancels out. Ends with 1 when a target is missed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import type { ProcessContext } from "../engine/process-context";
import { EXIT } from "../engine/exit-codes";
import { ConfigurationError } from "../components/core/pure/configuration-error";
import type { BenchContext, Benchmark } from "./benchmark";
import { CLUSTERS } from "./benchmarks/clusters";
import { EMBEDDED_PLAN } from "./benchmarks/embedded-plan";
import { EMBEDDED_PREVIEW } from "./benchmarks/embedded-preview";
import { CHECKOV_RATIO, KUBE_SCORE_RATIO } from "./benchmarks/other-checkers";
import { PACK_AT_SCALE } from "./benchmarks/pack-at-scale";
import { POLICY_PACK } from "./benchmarks/policy-pack";
import { REAL_PREVIEW } from "./benchmarks/real-preview";
import { RUNTIME_OPTIONS } from "./benchmarks/runtime-options";
import { SANDBOX_UP } from "./benchmarks/sandbox-up";
import { SCALE } from "./benchmarks/scale";
import { type BenchOptions, parseOptions } from "./options";
import { type Finished, formatJson, formatLine, isMissed } from "./report";

const BENCHMARKS: readonly Benchmark[] = [
  EMBEDDED_PREVIEW,
  REAL_PREVIEW,
  RUNTIME_OPTIONS,
  POLICY_PACK,
  SCALE,
  SANDBOX_UP,
  EMBEDDED_PLAN,
  CLUSTERS,
  PACK_AT_SCALE,
  CHECKOV_RATIO,
  KUBE_SCORE_RATIO,
];

async function main(): Promise<number> {
  const known = BENCHMARKS.map(({ id }) => id);
  const options = parseOptions(process.argv.slice(2), known);
  const scratch = mkdtempSync(path.join(tmpdir(), "orchestrate-bench-"));
  try {
    const context = { cli: makeContext(), scratch, rounds: options.rounds };
    const finished = await runAll(options, context);
    if (options.json) console.log(formatJson(finished));
    return finished.some(isMissed) ? EXIT.found : EXIT.ok;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function runAll(options: BenchOptions, context: BenchContext): Promise<readonly Finished[]> {
  const finished: Finished[] = [];
  for (const benchmark of BENCHMARKS.filter(({ id }) => options.only.includes(id))) {
    const result = { benchmark, outcome: await benchmark.run(context) };
    finished.push(result);
    if (!options.json) console.log(formatLine(result));
  }
  return finished;
}

/** The measured commands print nothing here. */
function makeContext(): ProcessContext {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  return {
    cwd: process.cwd(),
    projectRoot: path.dirname(__dirname),
    env: process.env,
    stdout: sink,
    stderr: sink,
    isTerminal: false,
    signal: interrupt.signal,
  };
}

main()
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    const isUsage = error instanceof ConfigurationError;
    console.error(isUsage ? error.message : error);
    process.exitCode = isUsage ? EXIT.usage : EXIT.internal;
  });
