import { alternate, medianSeconds } from "../alternate";
import type { Benchmark } from "../benchmark";
import { runNode } from "../run-command";

/** A first look should cost little more than loading the SDK, which no program can avoid. */
export const EMBEDDED_PREVIEW: Benchmark = {
  id: "a",
  title: "embedded preview of dev / loading @pulumi/pulumi",
  target: { atMost: 2.5 },
  run: async ({ cli, rounds }) => {
    const preview = ["dist/cli/main.js", "preview", "--embedded", "--stack", "dev"];
    const load = ["-e", 'require("@pulumi/pulumi")'];
    const samples = await alternate(
      [
        { name: "preview", run: () => runNode(preview, cli.projectRoot) },
        { name: "load", run: () => runNode(load, cli.projectRoot) },
      ],
      rounds,
    );
    const seconds = medianSeconds(samples, "preview");
    const loading = medianSeconds(samples, "load");
    return {
      kind: "measured",
      ratio: seconds / loading,
      medians: { "preview (s)": seconds, "load (s)": loading },
    };
  },
};
