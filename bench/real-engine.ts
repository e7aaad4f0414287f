import path from "node:path";
import { performance } from "node:perf_hooks";
import { Writable } from "node:stream";
import { runEngine } from "../engine/operations";
import { simulatedClouds } from "../sandbox";
import type { KubernetesMode } from "../sandbox/control-plane/choose-clusters";
import { findEngine, type ResolvedEngine } from "../engine/toolchain/find-engine";
import type { Sample } from "./alternate";
import type { BenchContext, Measured, Skipped } from "./benchmark";

/** An operation of the real engine on simulated clouds. */
export interface RealRun {
  readonly projectRoot: string;
  /** Names the state that the operation runs on. */
  readonly state: string;
  /** @default "preview" */
  readonly operation?: "preview" | "up";
  /** What stands behind the kubernetes provider. @default "recorded", which needs no server */
  readonly kubernetes?: KubernetesMode;
  /** Folder of the policy pack to run, if any. */
  readonly policyPack?: string;
}

/** Times one operation. */
export type EngineTimer = (run: RealRun) => Promise<Sample>;

/** Measures with the real engine where there is one, else says how to get it. */
export async function withRealEngine(
  context: BenchContext,
  measure: (time: EngineTimer) => Promise<Measured>,
): Promise<Measured | Skipped> {
  const engine = await findEngine(context.cli);
  if (engine === undefined) {
    return { kind: "skipped", reason: "no Pulumi engine; run `npx orchestrate engine install`" };
  }
  return measure((run) => timeRun(context, engine, run));
}

/** Folder of a state, for starting afresh. */
export function stateFolder({ scratch }: BenchContext, state: string): string {
  return path.join(scratch, "state", state);
}

async function timeRun(
  context: BenchContext,
  engine: ResolvedEngine,
  { projectRoot, state, operation = "preview", kubernetes = "recorded", policyPack }: RealRun,
): Promise<Sample> {
  const output: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      output.push(chunk.toString());
      done();
    },
  });
  const start = performance.now();
  const code = await runEngine(operation, {
    context: { ...context.cli, projectRoot, stdout: sink, stderr: sink },
    stack: "dev",
    engine,
    clouds: simulatedClouds({ stateDir: stateFolder(context, state), kubernetes }),
    policyPack: false,
    extraArgs: policyPack === undefined ? [] : ["--policy-pack", policyPack],
  });
  const seconds = (performance.now() - start) / 1_000;
  if (code !== 0) throw new Error(`the ${operation} of ${state} failed:\n${output.join("")}`);
  return { seconds };
}
