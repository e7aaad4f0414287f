import { alternate, medianSeconds } from "../alternate";
import type { Benchmark } from "../benchmark";
import { withRealEngine } from "../real-engine";
import { makeEmptyProject } from "../scratch-projects";

/** What the program and the simulated providers add to what every preview costs. */
export const REAL_PREVIEW: Benchmark = {
  id: "b",
  title: "real preview of dev / of an empty program",
  target: { atMost: 3.5 },
  run: (context) =>
    withRealEngine(context, async (preview) => {
      const empty = makeEmptyProject(context);
      const { projectRoot } = context.cli;
      const samples = await alternate(
        [
          { name: "dev", run: () => preview({ projectRoot, state: "dev" }) },
          { name: "empty", run: () => preview({ projectRoot: empty, state: "empty" }) },
        ],
        context.rounds,
      );
      const seconds = medianSeconds(samples, "dev");
      const nothing = medianSeconds(samples, "empty");
      return {
        kind: "measured",
        ratio: seconds / nothing,
        medians: { "dev (s)": seconds, "empty (s)": nothing },
      };
    }),
};
