/** What one run of a trial took. */
export interface Sample {
  readonly seconds: number;
  /** Peak of the process that ran it, where that is known. */
  readonly megabytes?: number;
}

/** One side of a comparison. */
export interface Trial {
  readonly name: string;
  readonly run: () => Promise<Sample>;
}

/** Samples of each trial, in the order of the runs. */
export type Samples = ReadonlyMap<string, readonly Sample[]>;

/**
 * Runs the trials in turn, `rounds` times: whatever else the machine does meanwhile (a backup, its
 * own heat) hits all sides alike. A run before the first round warms the caches and is not counted.
 */
export async function alternate(trials: readonly Trial[], rounds: number): Promise<Samples> {
  for (const trial of trials) await trial.run();
  const samples = new Map<string, Sample[]>(trials.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const trial of trials) samples.get(trial.name)?.push(await trial.run());
  }
  return samples;
}

/** The middle value, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("no value has a median");
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted.length >> 1;
  const [low = 0, high = 0] = sorted.slice(sorted.length % 2 === 0 ? upper - 1 : upper, upper + 1);
  return sorted.length % 2 === 0 ? (low + high) / 2 : low;
}

/** Median of the seconds that a trial took. */
export function medianSeconds(samples: Samples, name: string): number {
  return median((samples.get(name) ?? []).map(({ seconds }) => seconds));
}
