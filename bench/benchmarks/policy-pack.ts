import path from "node:path";
import { alternate, medianSeconds } from "../alternate";
import type { Benchmark } from "../benchmark";
import { withRealEngine } from "../real-engine";
import { makeEmptyPack } from "../scratch-projects";

/** What our rules cost, apart from what any policy pack costs. */
export const POLICY_PACK: Benchmark = {
  id: "d",
  title: "what our pack adds to a real preview of dev / that preview with an empty pack",
  target: { atMost: 0.15 },
  run: (context) =>
    withRealEngine(context, async (preview) => {
      const { projectRoot } = context.cli;
      const ourPack = path.join(projectRoot, "policy");
      const emptyPack = makeEmptyPack(context);
      const state = "packs";
      const samples = await alternate(
        [
          { name: "ours", run: () => preview({ projectRoot, state, policyPack: ourPack }) },
          { name: "empty", run: () => preview({ projectRoot, state, policyPack: emptyPack }) },
        ],
        context.rounds,
      );
      const ours = medianSeconds(samples, "ours");
      const empty = medianSeconds(samples, "empty");
      return {
        kind: "measured",
        ratio: (ours - empty) / empty,
        medians: { "our pack (s)": ours, "empty pack (s)": empty },
      };
    }),
};
