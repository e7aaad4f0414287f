import { performance } from "node:perf_hooks";
import path from "node:path";
import { installCheckov } from "../../scripts/scan/checkov";
import type { GoProgram } from "../../engine/toolchain/go-module";
import { installGoProgram } from "../../engine/toolchain/install-go-program";
import { runProcess } from "../../engine/process/run-process";
import { alternate, medianSeconds, type Sample } from "../alternate";
import type { BenchContext, Benchmark, Measured } from "../benchmark";
import { writeSmallManifests } from "../small-manifests";

const MANIFESTS = 1_000;

const KUBE_SCORE: GoProgram = {
  name: "kube-score",
  packagePath: "github.com/zegl/kube-score/cmd/kube-score",
  version: "v1.20.0",
};

/** A checker of many rules in an interpreted language. */
export const CHECKOV_RATIO: Benchmark = {
  id: "j",
  title: `checkov on ${MANIFESTS} small manifests / our policy check`,
  target: { atLeast: 3 },
  run: async (context) => {
    const modules = await installCheckov(context.cli);
    const offline = ["--skip-download", "--soft-fail", "--quiet", "--compact"];
    const args = ["-W", "ignore", "-m", "checkov.main", "--framework", "kubernetes", ...offline];
    const env = { PYTHONPATH: modules, LOG_LEVEL: "ERROR" };
    return compare(context, "checkov", (folder) => ({
      command: "python3",
      args: [...args, "-d", folder],
      env,
    }));
  },
};

/** A compiled checker with about a third of the rules. */
export const KUBE_SCORE_RATIO: Benchmark = {
  id: "k",
  title: `our policy check on ${MANIFESTS} small manifests / kube-score`,
  target: { atMost: 6 },
  run: async (context) => {
    const command = await installGoProgram(KUBE_SCORE, context.cli);
    const measured = await compare(context, "kube-score", (folder) => ({
      command: "sh",
      // The shell names the files; kube-score takes no folder.
      args: ["-c", '"$0" score "$1"/*.yaml', command, folder],
      env: {},
    }));
    return { ...measured, ratio: 1 / measured.ratio };
  },
};

interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Time of another checker divided by ours, on the same files in one run. */
async function compare(
  context: BenchContext,
  name: string,
  other: (folder: string) => Program,
): Promise<Measured> {
  const folder = writeSmallManifests(context, MANIFESTS);
  const main = path.join(context.cli.projectRoot, "dist", "cli", "main.js");
  const ours = { command: process.execPath, args: [main, "policy", "check", folder], env: {} };
  const samples = await alternate(
    [
      { name, run: () => timeProgram(context, other(folder)) },
      { name: "ours", run: () => timeProgram(context, ours) },
    ],
    context.rounds,
  );
  const seconds = { [name]: medianSeconds(samples, name), ours: medianSeconds(samples, "ours") };
  return {
    kind: "measured",
    ratio: medianSeconds(samples, name) / medianSeconds(samples, "ours"),
    medians: Object.fromEntries(
      Object.entries(seconds).map(([side, value]) => [`${side} (s)`, value]),
    ),
  };
}

/** Both ends of the scale find something in these files: an exit code of 1 is not a failure. */
async function timeProgram({ cli }: BenchContext, program: Program): Promise<Sample> {
  const { command, args, env } = program;
  const start = performance.now();
  const result = await runProcess({
    command,
    args,
    env: { ...cli.env, ...env },
    signal: cli.signal,
  });
  const seconds = (performance.now() - start) / 1_000;
  if (result.code > 1)
    throw new Error(`${command} ended with ${result.code}: ${result.stderrTail}`);
  return { seconds };
}
