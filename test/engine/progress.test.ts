import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { formatDuration, startProgress, withProgress } from "../../engine/progress";
import { recordedToolchain } from "./toolchain/recorded-toolchain";
import { recordedContext } from "../support/recorded-context";

describe("formatDuration", () => {
  it.each([
    [7_600, "8 s"],
    [59_000, "59 s"],
    [65_000, "1 min 05 s"],
    [279_000, "4 min 39 s"],
  ])("shows %d ms as %s", (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe("startProgress", () => {
  it("writes one line at the start where nobody watches", () => {
    const { context, stderr } = recordedToolchain({});
    const progress = startProgress(context, "building pulumi");
    progress.update("3 packages");
    progress.done();
    expect(stderr()).toBe("building pulumi\n");
  });

  it("redraws one line on a terminal", () => {
    const { context, stderr } = recordedToolchain({});
    const progress = startProgress({ ...context, isTerminal: true }, "building pulumi");
    progress.update("3 packages");
    progress.done();
    expect(stderr()).toBe(
      "building pulumi …\r\u001b[Kbuilding pulumi: 3 packages, 0 s\r\u001b[Kbuilding pulumi: 0 s\n",
    );
  });
});

describe("withProgress", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

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
