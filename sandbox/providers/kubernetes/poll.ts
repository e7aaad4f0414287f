import type { Clock } from "../../clock";

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;

/** Asks again and again, ever more slowly; false when the patience is over first. */
export async function pollUntil(
  isDone: () => Promise<boolean>,
  patienceMs: number,
  clock: Clock,
): Promise<boolean> {
  const deadline = clock.now() + patienceMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    if (await isDone()) return true;
    if (clock.now() + pause > deadline) return false;
    await clock.sleep(pause);
  }
}
