import path from "node:path";
import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../../../sandbox/providers/properties";
import { scratchFolders } from "../../../../support/scratch-folder";
import { request } from "../../resource-requests";
import { SmallAccount, TYPES } from "./small-account";

const scratch = scratchFolders();

const bare = () => new SmallAccount(path.join(scratch(), "aws.jsonl"));

describe("refuseBadScaling", () => {
  it.each([
    [
      { minSize: 2, maxSize: 1 },
      "ValidationError: Max bound, 1, must be greater than or equal to min bound, 2",
    ],
    [
      { minSize: 1, maxSize: 3, desiredCapacity: 5 },
      "ValidationError: Desired capacity:5 must be between the specified min size:1 and max size:3",
    ],
    [
      { minSize: 1, maxSize: 3, desiredCapacity: 0 },
      "ValidationError: Desired capacity:0 must be between the specified min size:1 and max size:3",
    ],
  ])("refuses a group of sizes %j", async (sizes, words) => {
    await expect(bare().make("scaling", "scaling", sizes)).rejects.toThrow(
      new Error(`simulated aws: ${words}`),
    );
  });

  it.each([
    { minSize: 0, maxSize: 0 },
    { minSize: 1, maxSize: 3, desiredCapacity: 3 },
    { minSize: UNKNOWN, maxSize: 3, desiredCapacity: 1 },
  ])("accepts a group of sizes %j", async (sizes) => {
    await expect(bare().aws.preview(request(TYPES.scaling, "s", sizes))).resolves.toBeDefined();
  });

  it("lets a schedule leave sizes alone", async () => {
    const account = bare();
    await account.make("scaling", "scaling", { name: "nodes", minSize: 0, maxSize: 3 });
    const night = { autoscalingGroupName: "nodes", scheduledActionName: "night" };
    const sizes = { minSize: 0, maxSize: -1, desiredCapacity: 0 };
    await expect(account.make("schedule", "night", { ...night, ...sizes })).resolves.toBeDefined();
    await expect(
      account.make("schedule", "day", { ...night, minSize: 2, maxSize: 1 }),
    ).rejects.toThrow("ValidationError: Max bound, 1,");
  });
});
