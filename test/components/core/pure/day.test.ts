import { afterEach, describe, expect, it, vi } from "vitest";
import { toDay, today } from "../../../../components/core/pure/day";

describe("toDay", () => {
  it("is the day in universal time", () => {
    expect(toDay(new Date("2026-11-24T23:30:00-02:00"))).toBe("2026-11-25");
  });
});

describe("today", () => {
  afterEach(() => void vi.useRealTimers());

  it("is the day of the system's clock", () => {
    vi.useFakeTimers({ now: new Date("2026-02-28T12:00:00Z") });
    expect(today()).toBe("2026-02-28");
  });
});
