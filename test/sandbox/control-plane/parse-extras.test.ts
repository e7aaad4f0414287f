import { describe, expect, it } from "vitest";
import { parseExtras } from "../../../sandbox/control-plane/parse-extras";

describe("parseExtras", () => {
  it.each([
    [undefined, []],
    ["", []],
    ["scheduler", ["scheduler"]],
    ["controller-manager, scheduler", ["controller-manager", "scheduler"]],
    ["nodes", ["controller-manager", "scheduler", "nodes"]],
  ])("understands %j", (list, expected) => {
    expect([...parseExtras(list)]).toEqual(expected);
  });

  it("refuses what a cluster cannot run, and says what was probably meant", () => {
    expect(() => parseExtras("schedular")).toThrow(
      '--with: is not a part that a cluster can run, got "schedular"; ' +
        'use any of controller-manager, scheduler, nodes (did you mean "scheduler"?)',
    );
  });
});
