import { describe, expect, it } from "vitest";
import { isWithin, overlaps, pathSegments, rootOf, stepsWithin } from "../../plan/property-path";

describe("pathSegments", () => {
  it("are names, indexes, quoted keys and wildcards", () => {
    expect(pathSegments('spec.ports[0].labels["a.b/\\"c"]')).toEqual([
      "spec",
      "ports",
      "0",
      "labels",
      'a.b/"c',
    ]);
    expect(pathSegments("containers[*].image")).toEqual(["containers", "*", "image"]);
  });
});

describe("isWithin", () => {
  it.each([
    ["spec.selector", "spec.selector", true],
    ["spec.selector.app", "spec.selector", true],
    ["spec", "spec.selector", false],
    ["spec.selectors", "spec.selector", false],
    ["spec.containers[3].image", "spec.containers[*].image", true],
  ])("of %s and %s is %s", (path, ancestor, expected) => {
    expect(isWithin(path, ancestor)).toBe(expected);
  });
});

describe("stepsWithin", () => {
  it("lead from an ancestor to the path, and from nothing else", () => {
    expect(stepsWithin("spec.selector.app", "spec")).toEqual(["selector", "app"]);
    expect(stepsWithin("spec", "spec.selector")).toBeUndefined();
    expect(stepsWithin("spec.a", "status")).toBeUndefined();
  });
});

describe("overlaps", () => {
  it.each([
    ["spec.template", "spec.template.spec.containers[0].image", true],
    ["spec.containers[0]", "spec.containers[0].image", true],
    ['metadata.labels["a.b/c"]', "metadata.labels", true],
    ["spec.containers[0]", "spec.containers[1].image", false],
    ["spec.replicas", "spec.replicasMax", false],
  ])("of %s and %s is %s", (one, other, expected) => {
    expect(overlaps(one, other)).toBe(expected);
    expect(overlaps(other, one)).toBe(expected);
  });
});

describe("rootOf", () => {
  it("is the top-level field", () => {
    expect(rootOf("spec.template.metadata")).toBe("spec");
    expect(rootOf('data["a.b"]')).toBe("data");
  });
});
