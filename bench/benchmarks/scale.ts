import path from "node:path";
import { alternate, median, type Sample, type Samples, type Trial } from "../alternate";
import type { BenchContext, Benchmark } from "../benchmark";
import { runNode } from "../run-command";
import type { ScaleResult } from "../scale-worker";

/** Numbers of services; none of them is the start-up that is taken off the others. */
const SIZES = [0, 10, 100, 1_000] as const;

type Size = (typeof SIZES)[number];

/** Time per resource must not grow with the number of resources. */
export const SCALE: Benchmark = {
  id: "e",
  title: "embedded plan, time per resource at 1,000 services / at 100",
  target: { atMost: 1.3 },
  run: async (context) => {
    const counts = new Map<Size, number>();
    const samples = await alternate(
      SIZES.map((size) => planTrial(context, size, counts)),
      context.rounds,
    );
    const growth = (size: Size) => growthOf(samples, counts, size);
    return {
      kind: "measured",
      ratio: growth(1_000).seconds / growth(100).seconds,
      medians: Object.fromEntries(
        SIZES.filter((size) => size > 0).flatMap((size) => {
          const { seconds, megabytes } = growth(size);
          return [
            [`${size} services (s per 100 resources)`, seconds],
            [`${size} services (MB per 100 resources)`, megabytes],
          ];
        }),
      ),
    };
  },
};

function planTrial({ cli }: BenchContext, size: Size, counts: Map<Size, number>): Trial {
  const worker = path.join("bench", "scale-worker.ts");
  return {
    name: String(size),
    run: async () => {
      const { stdout } = await runNode(["--import", "tsx", worker, String(size)], cli.projectRoot);
      const result: ScaleResult = JSON.parse(stdout);
      counts.set(size, result.resources);
      return result;
    },
  };
}

/** Medians beyond those of no service, for each hundred resources beyond those of no service. */
function growthOf(
  samples: Samples,
  counts: ReadonlyMap<Size, number>,
  size: Size,
): Required<Sample> {
  const hundreds = ((counts.get(size) ?? 0) - (counts.get(0) ?? 0)) / 100;
  const grown = (measure: (sample: Sample) => number) =>
    (medianOf(samples, size, measure) - medianOf(samples, 0, measure)) / hundreds;
  return {
    seconds: grown(({ seconds }) => seconds),
    megabytes: grown(({ megabytes = 0 }) => megabytes),
  };
}

function medianOf(samples: Samples, size: Size, measure: (sample: Sample) => number): number {
  return median((samples.get(String(size)) ?? []).map(measure));
}
