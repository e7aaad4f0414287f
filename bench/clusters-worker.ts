/**
 * Plans dev, or an environment of three clusters with forty pools, in the embedded engine, prints
 * what it took as JSON and ends. Modules are loaded, and compiled by the runtime, by a plan that is
 * not counted: what is timed grows with the resources alone.
 */
import path from "node:path";
import { performance } from "node:perf_hooks";
import { loadStackConfig, type Plan, planProgram, type StackConfig } from "../plan";
import { readConfiguration } from "../stacks/config";
import { composeEnvironment } from "../stacks/environment";
import { parseSettings } from "../stacks/settings";

/** What one plan took. */
export interface ClustersResult {
  readonly resources: number;
  readonly seconds: number;
}

const ROOT = path.dirname(__dirname);

/** Pools by cluster; forty in all. */
const POOLS = { main: 14, blue: 13, green: 13 } as const;

type Section = Readonly<Record<string, unknown>>;

/** Dev, with two further clusters and many pools. */
function fleet(stack: StackConfig): StackConfig {
  const clusterKey = `${stack.project}:cluster`;
  const main: Section = JSON.parse(stack.config[clusterKey] ?? "{}");
  const clusters = {
    blue: { ...main, pools: makePools(POOLS.blue) },
    green: { ...main, pools: makePools(POOLS.green) },
  };
  return {
    ...stack,
    config: {
      ...stack.config,
      [clusterKey]: JSON.stringify({ ...main, pools: makePools(POOLS.main) }),
      [`${stack.project}:clusters`]: JSON.stringify(clusters),
    },
  };
}

function makePools(count: number): Section {
  const pool = { instanceTypes: ["m7g.large"], minSize: 1, maxSize: 4 };
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`pool-${index}`, pool]));
}

function planOf(stack: StackConfig): Promise<Plan> {
  return planProgram({
    ...stack,
    entry: () => {
      composeEnvironment(parseSettings(readConfiguration(stack.project)));
    },
  });
}

async function measure(size: string | undefined): Promise<ClustersResult> {
  const dev = loadStackConfig(ROOT, "dev");
  const stack = size === "fleet" ? fleet(dev) : dev;
  await planOf(dev);
  const start = performance.now();
  const { resources } = await planOf(stack);
  return { resources: resources.length, seconds: (performance.now() - start) / 1_000 };
}

if (require.main === module) {
  void measure(process.argv[2]).then((result) => {
    process.stdout.write(JSON.stringify(result));
  });
}
