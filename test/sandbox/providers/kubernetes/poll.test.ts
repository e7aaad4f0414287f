import { describe, expect, it } from "vitest";
import { pollUntil } from "../../../../sandbox/providers/kubernetes/poll";
import { FakeClock } from "./fake-clock";

describe("pollUntil", () => {
  it("asks until it is done", async () => {
    let asked = 0;
    const isDone = async (): Promise<boolean> => (asked += 1) === 3;
    expect(await pollUntil(isDone, 1_000, new FakeClock())).toBe(true);
    expect(asked).toBe(3);
  });

  it("is bounded in time", async () => {
    const clock = new FakeClock();
    expect(await pollUntil(async () => false, 5_000, clock)).toBe(false);
    expect(clock.now()).toBeLessThanOrEqual(5_000);
  });
});
