import { describe, expect, it } from "vitest";
import { replacingPaths, type ValueChange } from "../../../plan/replacement/replacing-paths";

const FIELDS = {
  changed: ["name", "spec.selector", "spec.containers[*].image", "encryption.key"],
  removed: ["encryption"],
};

describe("replacingPaths", () => {
  it.each<[string, ValueChange, readonly string[]]>([
    ["a field", { path: "name", before: "a", after: "b" }, ["name"]],
    ["below a field", { path: "spec.selector.app", after: "b" }, ["spec.selector.app"]],
    ["beside a field", { path: "names", before: "a", after: "b" }, []],
    [
      "an item of any index",
      { path: "spec.containers[1].image", before: "a", after: "b" },
      ["spec.containers[1].image"],
    ],
    [
      "a list that came, with such items",
      { path: "spec.containers", after: [{ image: "a" }] },
      ["spec.containers[*].image"],
    ],
    ["an object that came without a field", { path: "spec", after: { replicas: 1 } }, []],
    [
      "an object that went with a field",
      { path: "spec", before: { selector: {} } },
      ["spec.selector"],
    ],
    [
      "an object that is not known any more",
      { path: "spec", before: { selector: {} }, after: { $unknown: true } },
      ["spec.selector"],
    ],
    [
      "an object that never was known",
      { path: "spec", before: { $unknown: true }, after: { $unknown: true } },
      ["spec.selector", "spec.containers[*].image"],
    ],
    ["what can be set later", { path: "encryption", after: { key: "a" } }, []],
    ["what cannot be taken away", { path: "encryption", before: { key: "a" } }, ["encryption"]],
    [
      "what is fixed in it",
      { path: "encryption.key", before: "a", after: "b" },
      ["encryption.key"],
    ],
  ])("for %s", (_case, change, paths) => {
    expect(replacingPaths(FIELDS, [change])).toEqual(paths);
  });

  it("are every path where any change replaces", () => {
    expect(replacingPaths({ changed: ["*"], removed: [] }, [{ path: "a" }])).toEqual(["a"]);
  });
});
