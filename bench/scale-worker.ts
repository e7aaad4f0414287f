/**
 * Plans dev with a number of services in the embedded engine, prints what it took as JSON and ends.
 * A process of its own, so that its peak of memory is that plan's.
 */
import path from "node:path";
import { performance } from "node:perf_hooks";
import { loadStackConfig, planProgram } from "../plan";
import { makeWorkloads } from "./workloads";

/** What one plan took. */
export interface ScaleResult {
  readonly resources: number;
  readonly seconds: number;
  readonly megabytes: number;
}

const ROOT = path.dirname(__dirname);

async function measure(count: number): Promise<ScaleResult> {
  const stack = loadStackConfig(ROOT, "dev");
  const services = JSON.stringify({ workloads: makeWorkloads(count) });
  const config = { ...stack.config, [`${stack.project}:services`]: services };
  const start = performance.now();
  const plan = await planProgram({ ...stack, config, entry: path.join(ROOT, "dist/index.js") });
  return {
    resources: plan.resources.length,
    seconds: (performance.now() - start) / 1_000,
    megabytes: process.resourceUsage().maxRSS / 1_024,
  };
}

if (require.main === module) {
  void measure(Number(process.argv[2])).then((result) => {
    process.stdout.write(JSON.stringify(result));
  });
}
