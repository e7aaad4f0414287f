import path from "node:path";
import { alternate, medianSeconds, type Trial } from "../alternate";
import type { BenchContext, Benchmark } from "../benchmark";
import type { ClustersResult } from "../clusters-worker";
import { runNode } from "../run-command";

/** The environments that are compared. */
const SIZES = ["dev", "fleet"] as const;

/** Time per resource must not grow with clusters and pools. */
export const CLUSTERS: Benchmark = {
  id: "h",
  title: "embedded plan, time per resource of three clusters with forty pools / of dev",
  target: { atMost: 1.3 },
  run: async (context) => {
    const counts = new Map<string, number>();
    const trials = SIZES.map((size) => planTrial(context, size, counts));
    const samples = await alternate(trials, context.rounds);
    const perHundred = (size: string) =>
      (medianSeconds(samples, size) * 100) / (counts.get(size) ?? 1);
    return {
      kind: "measured",
      ratio: perHundred("fleet") / perHundred("dev"),
      medians: Object.fromEntries(
        SIZES.map((size) => [
          `${size}, ${counts.get(size) ?? 0} resources (s per 100)`,
          perHundred(size),
        ]),
      ),
    };
  },
};

function planTrial({ cli }: BenchContext, size: string, counts: Map<string, number>): Trial {
  const worker = path.join("bench", "clusters-worker.ts");
  return {
    name: size,
    run: async () => {
      const { stdout } = await runNode(["--import", "tsx", worker, size], cli.projectRoot);
      const result: ClustersResult = JSON.parse(stdout);
      counts.set(size, result.resources);
      return result;
    },
  };
}
