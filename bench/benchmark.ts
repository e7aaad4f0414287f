import type { ProcessContext } from "../engine/process-context";

/** What a ratio has to keep to. */
export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** A measured ratio with the medians that it was made of, by name and unit: `dev (s)`. */
export interface Measured {
  readonly kind: "measured";
  readonly ratio: number;
  readonly medians: Readonly<Record<string, number>>;
}

/** Nothing was measured, and why. */
export interface Skipped {
  readonly kind: "skipped";
  readonly reason: string;
}

export type Outcome = Measured | Skipped;

/** One question that a ratio answers. */
export interface Benchmark {
  /** The letter of `--only`. */
  readonly id: string;
  /** What is divided by what. */
  readonly title: string;
  readonly target: Target;
  readonly run: (context: BenchContext) => Promise<Outcome>;
}

/** Where and how often to measure. */
export interface BenchContext {
  /** What commands and the sandbox get; its output is thrown away. */
  readonly cli: ProcessContext;
  /** Folder that is gone afterwards, for scratch projects and state. */
  readonly scratch: string;
  /** Runs of each side. */
  readonly rounds: number;
}

/** True for a ratio that keeps to its target. */
export function meets(ratio: number, target: Target): boolean {
  return "atMost" in target ? ratio <= target.atMost : ratio >= target.atLeast;
}
