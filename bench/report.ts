import { type Benchmark, meets, type Outcome, type Target } from "./benchmark";

/** A benchmark with what came of it. */
export interface Finished {
  readonly benchmark: Pick<Benchmark, "id" | "title" | "target">;
  readonly outcome: Outcome;
}

/** One line: letter, title, ratio, target, whether it is met, and the medians. */
export function formatLine({ benchmark: { id, title, target }, outcome }: Finished): string {
  if (outcome.kind === "skipped") return `${id}  ${title}: skipped, ${outcome.reason}`;
  const { ratio, medians } = outcome;
  const verdict = meets(ratio, target) ? "met" : "MISSED";
  const parts = Object.entries(medians).map(([name, value]) => `${name} ${value.toPrecision(3)}`);
  return `${id}  ${title}: ${ratio.toFixed(2)} (${formatTarget(target)}: ${verdict})  medians: ${parts.join(", ")}`;
}

/** The same for a program; `met` is null where nothing was measured. */
export function formatJson(finished: readonly Finished[]): string {
  const benchmarks = finished.map(({ benchmark: { id, title, target }, outcome }) => ({
    id,
    title,
    target,
    met: outcome.kind === "measured" ? meets(outcome.ratio, target) : null,
    ...outcome,
  }));
  return JSON.stringify({ format: "orchestration-bench/1", benchmarks }, null, 2);
}

/** True where a measured ratio misses its target. */
export function isMissed({ benchmark: { target }, outcome }: Finished): boolean {
  return outcome.kind === "measured" && !meets(outcome.ratio, target);
}

function formatTarget(target: Target): string {
  return "atMost" in target ? `at most ${target.atMost}` : `at least ${target.atLeast}`;
}
