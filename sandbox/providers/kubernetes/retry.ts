import type { Clock } from "../../clock";

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** How long a restart of the API server may take before a call gives up. */
const PATIENCE_MS = 60_000;

/** What an attempt came to. */
export type Attempt<T> =
  | { readonly isFinal: true; readonly value: T }
  | { readonly isFinal: false; readonly fallback: () => T };

/**
 * Repeats an attempt with growing pauses until it is final. When the patience is over, the last
 * attempt's fallback decides: it returns what there is, or throws.
 */
export async function withRetries<T>(attempt: () => Promise<Attempt<T>>, clock: Clock): Promise<T> {
  const deadline = clock.now() + PATIENCE_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const outcome = await attempt();
    if (outcome.isFinal) return outcome.value;
    if (clock.now() + pause > deadline) return outcome.fallback();
    await clock.sleep(pause);
  }
}
