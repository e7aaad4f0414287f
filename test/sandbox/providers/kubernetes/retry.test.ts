import { describe, expect, it } from "vitest";
import { type Attempt, withRetries } from "../../../../sandbox/providers/kubernetes/retry";
import { FakeClock } from "./fake-clock";

/** An attempt that is final after some that are not. */
function finalAfter(failures: number): () => Promise<Attempt<number>> {
  let attempts = 0;
  return async () => {
    attempts += 1;
    const value = attempts;
    return attempts > failures ? { isFinal: true, value } : { isFinal: false, fallback: () => -1 };
  };
}

describe("withRetries", () => {
  it("does not wait where the first attempt is final", async () => {
    const clock = new FakeClock();
    expect(await withRetries(finalAfter(0), clock)).toBe(1);
    expect(clock.pauses).toEqual([]);
  });

  it("waits longer from attempt to attempt", async () => {
    const clock = new FakeClock();
    expect(await withRetries(finalAfter(3), clock)).toBe(4);
    expect(clock.pauses).toEqual([50, 100, 200]);
  });

  it("gives up after a minute with what the last attempt says", async () => {
    const clock = new FakeClock();
    expect(await withRetries(finalAfter(Infinity), clock)).toBe(-1);
    expect(clock.now()).toBeGreaterThan(55_000);
    expect(clock.now()).toBeLessThanOrEqual(60_000);
  });
});
