import { describe, expect, it } from "vitest";
import { ruleBinder } from "../../../policy/pack/bind-rule";
import { k8sImagePinned } from "../../../policy/rules/workload-hardening/k8s-image-pinned";
import type { PolicyEnvironment } from "../../../policy/rule/environment";
import { Findings } from "../../../policy/rule/findings";
import { World } from "../../../policy/world/world";
import { pod } from "../resources";

type Settings = Readonly<Record<string, unknown>>;

function countFindings(environment: PolicyEnvironment, settings: Settings): number {
  const findings = new Findings();
  const world = new World(pod({ containers: [{ image: "app:1" }] }));
  ruleBinder(k8sImagePinned)(environment, settings).check(world, findings);
  return findings.violations.length;
}

describe("ruleBinder", () => {
  it.each([
    ["prod", {}, 1],
    ["dev", {}, 0],
    ["prod", { requireDigest: false }, 0],
    ["dev", { requireDigest: true }, 1],
  ] as const)("finds in %s with %j %i", (environment, settings, count) => {
    expect(countFindings(environment, settings)).toBe(count);
  });

  it("binds once for equal configurations", () => {
    const bind = ruleBinder(k8sImagePinned);
    expect(bind("prod", { requireDigest: true })).toBe(bind("prod", { requireDigest: true }));
  });
});
