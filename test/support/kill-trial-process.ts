/**
 * One process of a kill trial: runs operations of the sandbox one after the other, as `orchestrate`
 * does, and ends with the first exit code that is not 0. It is a process of its own because a trial
 * may kill it.
 */
import { faultSchema } from "../../sandbox/faults/fault-schema";
import type { EngineOperation } from "../../engine/clouds";
import { cancelStack, runEngine } from "../../engine/operations";
import { simulatedClouds } from "../../sandbox/simulated-clouds";
import { findEngine } from "../../engine/toolchain/find-engine";
import { ROOT } from "./repository";
import { type TrialWork, isTrialWork } from "./kill-trial-work";

async function main(work: TrialWork): Promise<number> {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  const context = {
    cwd: ROOT,
    projectRoot: ROOT,
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    isTerminal: false,
    signal: controller.signal,
  };
  const engine = await findEngine(context);
  if (engine === undefined) throw new Error("there is no engine; run `orchestrate engine install`");
  const { stack, stateDir, kubernetes, adopt } = work;
  const faults = work.faults === undefined ? undefined : faultSchema.parse(work.faults);
  const clouds = simulatedClouds({ stateDir, kubernetes, adopt, faults });
  const options = { context, engine, stack, clouds };
  for (const operation of work.operations) {
    const code =
      operation === "cancel"
        ? await cancelStack(options)
        : await runEngine(operation, {
            ...options,
            // Policies and a second look at everything do not bear on what a kill leaves behind.
            policyPack: false,
            extraArgs: argumentsOf(work, operation),
          });
    if (code !== 0) return code;
  }
  return 0;
}

function argumentsOf({ parallel }: TrialWork, operation: EngineOperation): readonly string[] {
  const preview = operation === "preview" ? [] : ["--skip-preview"];
  return parallel === undefined ? preview : [...preview, "--parallel", String(parallel)];
}

const work: unknown = JSON.parse(process.argv[2] ?? "null");
if (!isTrialWork(work)) throw new Error("usage: kill-trial-process '<json of the work>'");
main(work).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 70;
  },
);
