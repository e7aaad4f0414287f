import { rmSync } from "node:fs";
import { findControlPlane } from "../../sandbox/toolchain/control-plane";
import { alternate, medianSeconds, type Trial } from "../alternate";
import type { BenchContext, Benchmark } from "../benchmark";
import { type EngineTimer, stateFolder, withRealEngine } from "../real-engine";

/** What it costs that a real API server checks every object, its start included. */
export const SANDBOX_UP: Benchmark = {
  id: "f",
  title: "first up of dev on an API server / with recorded objects",
  target: { atMost: 3 },
  run: async (context) => {
    if ((await findControlPlane(context.cli)) === undefined) {
      return { kind: "skipped", reason: "no API server; run `npx orchestrate sandbox start`" };
    }
    return withRealEngine(context, async (time) => {
      const samples = await alternate(
        [freshUp(context, time, "api-server"), freshUp(context, time, "recorded")],
        context.rounds,
      );
      const real = medianSeconds(samples, "api-server");
      const recorded = medianSeconds(samples, "recorded");
      return {
        kind: "measured",
        ratio: real / recorded,
        medians: { "API server (s)": real, "recorded (s)": recorded },
      };
    });
  },
};

function freshUp(
  context: BenchContext,
  time: EngineTimer,
  kubernetes: "api-server" | "recorded",
): Trial {
  const state = `up-${kubernetes}`;
  const { projectRoot } = context.cli;
  return {
    name: kubernetes,
    run: async () => {
      rmSync(stateFolder(context, state), { recursive: true, force: true });
      return time({ projectRoot, state, operation: "up", kubernetes });
    },
  };
}
