import { describe, expect, it } from "vitest";
import type { ReleaseFact } from "../../../../components/core/pure/upgrade-facts";
import { controllerFindings } from "../../../../components/core/pure/upgrade-controllers";
import { clusterFacts, releaseFact } from "./cluster-facts";

const nothing = { blockers: [], steps: [], warnings: [], afterControlPlane: [] };
const find = (release: Partial<ReleaseFact>, from = "1.34", to = "1.36") =>
  controllerFindings(clusterFacts({ releases: [releaseFact(release)] }), from, to);

describe("controllerFindings", () => {
  it("asks nothing of a release that supports the target", () => {
    expect(find({ version: "1.30.3" })).toEqual(nothing);
  });

  it("asks nothing of charts that are not controller of the table", () => {
    expect(find({ chart: "orders" })).toEqual(nothing);
  });

  it("moves a controller first to a release that supports both ends", () => {
    expect(find({ version: "1.29.2" })).toEqual({
      ...nothing,
      steps: [
        {
          what: "controller",
          subject: "mesh",
          from: "1.29.2",
          to: "1.30",
          reason: "istio 1.29 supports 1.31 to 1.35, 1.30 1.32 to 1.36",
        },
      ],
    });
  });

  it("stops where no release supports both ends", () => {
    expect(find({ version: "1.28.0" }, "1.30", "1.36")).toEqual({
      ...nothing,
      blockers: [
        "mesh: istio does not support 1.36, got 1.28.0 (1.30 to 1.34); " +
          "move to a release that does first",
      ],
    });
  });

  it("lets a controller that is released for each minor follow", () => {
    const { afterControlPlane } = find({ chart: "cluster-autoscaler", imageTag: "v1.34.1" });
    expect(afterControlPlane.map(({ from, to }) => [from, to])).toEqual([["v1.34.1", "1.36"]]);
    expect(find({ chart: "cluster-autoscaler", imageTag: "v1.36.0" })).toEqual(nothing);
  });

  it.each([
    [{ chart: "kube-prometheus-stack", version: "88.5.3" }, "kube-prometheus-stack", "88.5.3"],
    [{ version: "1.99.0" }, "istio", "1.99.0"],
    [{ version: undefined }, "istio", "no version"],
  ])("says that nobody vouches for %j", (release, controller, version) => {
    expect(find(release)).toEqual({
      ...nothing,
      warnings: [
        `mesh: no source says whether ${controller} supports 1.36, got ${version}; ` +
          "read its release notes",
      ],
    });
  });
});
