import { setTimeout as delay } from "node:timers/promises";

/** Time as waiting code sees it; a test has one that waits for nothing. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Real time. A wait does not keep a process alive whose engine is gone. */
export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => delay(milliseconds, undefined, { ref: false }),
};
