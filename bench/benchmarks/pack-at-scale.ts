import path from "node:path";
import { alternate, median } from "../alternate";
import type { BenchContext, Benchmark, Measured } from "../benchmark";
import { timePack, type PackTimes } from "../pack-client";
import { makePackResources } from "../pack-resources";
import { makeEmptyPack } from "../scratch-projects";

const RESOURCES = 1_000;

/** What the rules cost where there are many resources, beside a pack that has none. */
export const PACK_AT_SCALE: Benchmark = {
  id: "i",
  title: `our pack on ${RESOURCES} resources, boot and stack pass included / an empty pack`,
  target: { atMost: 2 },
  run: measurePacks,
};

async function measurePacks(context: BenchContext): Promise<Measured> {
  const { projectRoot } = context.cli;
  const resources = await makePackResources(projectRoot, RESOURCES);
  const mains = {
    ours: path.join(projectRoot, "policy", "dist", "index.js"),
    empty: path.join(makeEmptyPack(context), "index.js"),
  };
  const times = { ours: new Array<PackTimes>(), empty: new Array<PackTimes>() };
  const trial = (name: keyof typeof mains) => ({
    name,
    run: async () => {
      const taken = await timePack(mains[name], resources);
      times[name].push(taken);
      return { seconds: totalOf(taken) };
    },
  });
  await alternate([trial("ours"), trial("empty")], context.rounds);
  const medianOf = (name: keyof typeof mains, measure: (taken: PackTimes) => number) =>
    median(times[name].slice(1).map(measure));
  const parts = (["boot", "resources", "stack"] as const).flatMap((part) =>
    (["ours", "empty"] as const).map(
      (name) => [`${part}, ${name} (s)`, medianOf(name, (taken) => taken[part])] as const,
    ),
  );
  return {
    kind: "measured",
    ratio: medianOf("ours", totalOf) / medianOf("empty", totalOf),
    medians: Object.fromEntries(parts),
  };
}

function totalOf({ boot, resources, stack }: PackTimes): number {
  return boot + resources + stack;
}
