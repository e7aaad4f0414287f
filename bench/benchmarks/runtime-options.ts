import { alternate, medianSeconds, type Trial } from "../alternate";
import type { Benchmark } from "../benchmark";
import { type EngineTimer, withRealEngine } from "../real-engine";
import { copyProgram, editProgram } from "../scratch-projects";

/** What a project gets that says nothing of TypeScript: ts-node, with type checking. */
const DEFAULT_RUNTIME = { name: "nodejs", options: { packagemanager: "npm" } };

/**
 * What type checking at every preview would cost. The program is edited before each run, as it is
 * between two previews of a person at work; unedited, ts-node would answer from its cache.
 */
export const RUNTIME_OPTIONS: Benchmark = {
  id: "c",
  title: "real preview of dev after an edit, with Pulumi's default settings / with ours",
  target: { atLeast: 2.5 },
  run: (context) =>
    withRealEngine(context, async (preview) => {
      const defaults = copyProgram(context, "defaults", DEFAULT_RUNTIME);
      const ours = copyProgram(context, "ours");
      const trials = [
        editedTrial("defaults", defaults, preview),
        editedTrial("ours", ours, preview),
      ];
      const samples = await alternate(trials, context.rounds);
      const defaultSeconds = medianSeconds(samples, "defaults");
      const ourSeconds = medianSeconds(samples, "ours");
      return {
        kind: "measured",
        ratio: defaultSeconds / ourSeconds,
        medians: { "defaults (s)": defaultSeconds, "ours (s)": ourSeconds },
      };
    }),
};

function editedTrial(name: string, projectRoot: string, preview: EngineTimer): Trial {
  return {
    name,
    run: () => {
      editProgram(projectRoot);
      return preview({ projectRoot, state: name });
    },
  };
}
