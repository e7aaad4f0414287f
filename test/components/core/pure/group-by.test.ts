import { describe, expect, it } from "vitest";
import { groupBy } from "../../../../components/core/pure/group-by";

describe("groupBy", () => {
  it("keeps keys and items in order of appearance", () => {
    const groups = groupBy(["bb", "a", "cc", "d"], (word) => word.length);
    expect([...groups]).toEqual([
      [2, ["bb", "cc"]],
      [1, ["a", "d"]],
    ]);
  });
});
