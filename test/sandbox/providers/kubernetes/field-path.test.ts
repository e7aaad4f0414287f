import { describe, expect, it } from "vitest";
import { overlaps, rootOf } from "../../../../sandbox/providers/kubernetes/field-path";

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
