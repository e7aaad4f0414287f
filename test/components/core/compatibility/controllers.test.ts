import { describe, expect, it } from "vitest";
import { CHARTS } from "../../../../components/core/compatibility/charts";
import { CONTROLLER_COMPATIBILITY } from "../../../../components/core/compatibility/controllers";
import { KUBERNETES_MINORS } from "../../../../components/core/compatibility/kubernetes";
import {
  controllerRelease,
  minorNumber,
  releaseSupports,
} from "../../../../components/core/pure/compatibility";
import { isSourced } from "./sources";

const releases = Object.entries(CONTROLLER_COMPATIBILITY).flatMap(([controller, { releases }]) =>
  releases.map((release) => ({ controller, name: release.release, release })),
);

describe("CONTROLLER_COMPATIBILITY", () => {
  it.each(releases)("states a range and its source for $controller $name", ({ release }) => {
    const { least, most } = release.kubernetes.value;
    expect((minorNumber(least) ?? 0) < (minorNumber(most) ?? 0)).toBe(true);
    expect(isSourced(release.kubernetes)).toBe(true);
  });

  it("knows the charts that are installed by the version in the table of charts", () => {
    expect(controllerRelease("istio", CHARTS.istiod.version)?.release).toBe("1.30");
    expect(controllerRelease("karpenter", CHARTS.karpenter.version)?.release).toBe("1.14");
  });

  it.each([...KUBERNETES_MINORS])("installs controllers that support %s", (minor) => {
    const istio = controllerRelease("istio", CHARTS.istiod.version);
    const karpenter = controllerRelease("karpenter", CHARTS.karpenter.version);
    expect([istio, karpenter].map((found) => found && releaseSupports(found, minor))).toEqual([
      true,
      true,
    ]);
  });
});
