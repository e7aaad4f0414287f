import path from "node:path";
import { performance } from "node:perf_hooks";
import { Writable } from "node:stream";
import { runEngine } from "../sandbox/operations";
import { findEngine, type ResolvedEngine } from "../sandbox/toolchain/engine";
import type { Sample } from "./alternate";
import type { BenchContext, Measured, Skipped } from "./benchmark";

/** A preview of the real engine on simulated clouds. */
export interface RealPreview {
  readonly projectRoot: string;
  /** Names the state that the preview runs on. */
  readonly state: string;
  /** Folder of the policy pack to run, if any. */
  readonly policyPack?: string;
}

/** Times one preview. */
export type PreviewTimer = (preview: RealPreview) => Promise<Sample>;

/** Measures with the real engine where there is one, else says how to get it. */
export async function withRealEngine(
  context: BenchContext,
  measure: (preview: PreviewTimer) => Promise<Measured>,
): Promise<Measured | Skipped> {
  const engine = await findEngine(context.cli);
  if (engine === undefined) {
    return { kind: "skipped", reason: "no Pulumi engine; run `npx orchestrate engine install`" };
  }
  return measure((preview) => timePreview(context, engine, preview));
}

async function timePreview(
  { cli, scratch }: BenchContext,
  engine: ResolvedEngine,
  preview: RealPreview,
): Promise<Sample> {
  const output: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      output.push(chunk.toString());
      done();
    },
  });
  const start = performance.now();
  const code = await runEngine("preview", {
    context: { ...cli, projectRoot: preview.projectRoot, stdout: sink, stderr: sink },
    stack: "dev",
    engine,
    stateDir: path.join(scratch, "state", preview.state),
    policyPack: false,
    extraArgs: preview.policyPack === undefined ? [] : ["--policy-pack", preview.policyPack],
  });
  const seconds = (performance.now() - start) / 1_000;
  if (code !== 0) throw new Error(`the preview of ${preview.state} failed:\n${output.join("")}`);
  return { seconds };
}
