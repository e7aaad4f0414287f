import { setTimeout as delay } from "node:timers/promises";

/** Waits; a test has one that waits for nothing. */
export interface Clock {
  wait(milliseconds: number): Promise<void>;
}

/** Real time. A wait does not keep a process alive whose engine is gone. */
export const SYSTEM_CLOCK: Clock = {
  wait: (milliseconds) => delay(milliseconds, undefined, { ref: false }),
};
