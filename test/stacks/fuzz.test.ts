import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSettings } from "../../stacks/settings";
import { runFuzz } from "../support/fuzz/run-fuzz";
import { soundConfiguration } from "../support/fuzz/sound-configuration";

/** The share of the fuzz that every test run affords; `npm run soak` tries ten thousand. */
const SHARE = { settings: 400, plans: 20, seed: 4 };

/** Enough for the rare values of the generator to occur: one range in 223 is that of 10.0.0.0. */
const SOUND_SEEDS = [1, 2, 3, 4, 5];
const SOUND_PER_SEED = 300;
const TIMEOUT = { timeout: 30_000 };

describe("a generated configuration", () => {
  it("plans, or is refused with an error that names its path", { timeout: 120_000 }, async () => {
    const report = await runFuzz(SHARE);
    expect(report.unnamedErrors).toEqual([]);
    expect(report.valid + report.rejected).toBe(SHARE.settings + SHARE.plans);
    expect(report.valid).toBeGreaterThan(SHARE.settings / 5);
  });

  it.each(SOUND_SEEDS)(
    "is accepted where the generator calls it sound, from seed %s",
    TIMEOUT,
    (seed) => {
      fc.assert(
        fc.property(soundConfiguration, (configuration) => {
          parseSettings(configuration);
        }),
        { seed, numRuns: SOUND_PER_SEED },
      );
    },
  );
});
