import { Chance } from "../../sandbox/faults/chance";
import type { Victim } from "../../test/support/kill-trial";
import type { SoakOptions } from "./options";

/** One trial of a soak, not yet placed anywhere. */
export interface PlannedTrial {
  /** Counted from 1. */
  readonly number: number;
  readonly stack: string;
  readonly seed: number;
  readonly point: number;
  readonly victim: Victim;
}

/** Who is interrupted in turn; most often what an operator's day has: the engine. */
const TURNS: readonly Victim[] = ["engine", "everything", "engine", "provider", "everything"];

const TURNS_WITH_SERVER: readonly Victim[] = [...TURNS, "api-server"];

/** The stack of the trials: every kind of resource, in a few seconds. */
const STACK = "dev";

/**
 * The trials of a soak. Each victim's points are spread evenly from the first create to the last one
 * and moved a little by chance, so that another seed tries other points.
 */
export function planTrials(
  options: Pick<SoakOptions, "trials" | "trial" | "seed" | "kubernetes">,
): readonly PlannedTrial[] {
  const turns = options.kubernetes === "api-server" ? TURNS_WITH_SERVER : TURNS;
  const chance = new Chance(options.seed);
  const rounds = Math.max(1, Math.ceil(options.trials / turns.length));
  const trials = Array.from({ length: options.trials }, (_, index) => {
    const spread =
      (Math.floor(index / turns.length) + (index % turns.length) / turns.length) / rounds;
    const jitter = chance.between(0, 1000, `point ${index}`) / 1000 / options.trials;
    return {
      number: index + 1,
      stack: STACK,
      seed: options.seed * 1000 + index,
      point: Math.min(1, spread + jitter),
      victim: turns[index % turns.length] ?? "engine",
    };
  });
  return trials.filter(({ number }) => options.trial === undefined || options.trial === number);
}
