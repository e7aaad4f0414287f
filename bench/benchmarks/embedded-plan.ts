import { alternate, medianSeconds } from "../alternate";
import type { Benchmark } from "../benchmark";
import { withRealEngine } from "../real-engine";
import { runNode } from "../run-command";

/** What one saves who asks the embedded engine for the same graph. */
export const EMBEDDED_PLAN: Benchmark = {
  id: "g",
  title: "embedded plan of dev / its real preview with recorded objects",
  target: { atMost: 0.6 },
  run: (context) =>
    withRealEngine(context, async (time) => {
      const { projectRoot } = context.cli;
      const plan = ["dist/cli/main.js", "plan", "--stack", "dev"];
      const samples = await alternate(
        [
          { name: "plan", run: () => runNode(plan, projectRoot) },
          {
            name: "preview",
            run: () => time({ projectRoot, state: "plan" }),
          },
        ],
        context.rounds,
      );
      const embedded = medianSeconds(samples, "plan");
      const real = medianSeconds(samples, "preview");
      return {
        kind: "measured",
        ratio: embedded / real,
        medians: { "plan (s)": embedded, "preview (s)": real },
      };
    }),
};
