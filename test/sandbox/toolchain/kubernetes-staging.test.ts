import { describe, expect, it } from "vitest";
import { stagingReplacements } from "../../../sandbox/toolchain/kubernetes-staging";

describe("stagingReplacements", () => {
  const lines = stagingReplacements("1.36.3").split("\n");

  it("replaces each of the 33 staging modules once", () => {
    expect(new Set(lines).size).toBe(33 + 2);
  });

  it("turns the minor version into the modules' own", () => {
    expect(lines).toContain("\tk8s.io/client-go => k8s.io/client-go v0.36.3");
  });
});
