import { describe, expect, it } from "vitest";
import { alternate, median, medianSeconds, type Trial } from "../../bench/alternate";

/** A trial that takes the given seconds, run by run, and writes its name into a log. */
function trialOf(name: string, seconds: readonly number[], log: string[] = []): Trial {
  let runs = 0;
  return {
    name,
    run: () => {
      log.push(name);
      runs += 1;
      return Promise.resolve({ seconds: seconds[runs - 1] ?? 0 });
    },
  };
}

describe("alternate", () => {
  it("warms each trial once, then runs them in turn", async () => {
    const log: string[] = [];
    await alternate([trialOf("a", [], log), trialOf("b", [], log)], 3);
    expect(log.join("")).toBe("ab" + "ababab");
  });

  it("does not count the warming run", async () => {
    const samples = await alternate([trialOf("a", [9, 1, 2])], 2);
    expect(samples.get("a")).toEqual([{ seconds: 1 }, { seconds: 2 }]);
  });

  it("passes on the error of a trial", async () => {
    const broken = { name: "a", run: () => Promise.reject(new Error("ended with 1")) };
    await expect(alternate([broken], 1)).rejects.toThrow("ended with 1");
  });
});

describe("median", () => {
  it.each([
    [[3], 3],
    [[5, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
    [[1, 1, 1, 1, 100], 1],
    [[10, 9], 9.5],
  ])("of %j is %d", (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it("of nothing is an error", () => {
    expect(() => median([])).toThrow("no value has a median");
  });

  it("leaves the values in their order", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("medianSeconds", () => {
  it("is the median of the trial's own samples", async () => {
    const samples = await alternate([trialOf("a", [0, 1, 7, 3]), trialOf("b", [0, 5, 5, 5])], 3);
    expect(medianSeconds(samples, "a")).toBe(3);
  });
});
