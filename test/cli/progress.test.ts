import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withProgress } from "../../cli/progress";
import { recordedContext } from "./recorded-context";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("withProgress", () => {
  it("says what is going on after two seconds", async () => {
    const { context, stderr } = recordedContext();
    const work = withProgress(context, "planning dev", async () => {
      await vi.advanceTimersByTimeAsync(1_999);
      const early = stderr();
      await vi.advanceTimersByTimeAsync(1);
      return [early, stderr()];
    });
    expect(await work).toEqual(["", "planning dev …\n"]);
  });

  it("is silent about work that fails at once", async () => {
    const { context, stderr } = recordedContext();
    const work = withProgress(context, "planning dev", () => Promise.reject(new Error("no")));
    await expect(work).rejects.toThrow("no");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stderr()).toBe("");
  });
});
