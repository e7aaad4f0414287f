import { describe, expect, it } from "vitest";
import type { ObjectFact } from "../../../../components/core/pure/upgrade-facts";
import {
  apiBlockers,
  podSecuritySteps,
  supportWarnings,
} from "../../../../components/core/pure/upgrade-rules";
import { clusterFacts } from "./cluster-facts";

const budget: ObjectFact = {
  name: "orders",
  apiVersion: "policy/v1beta1",
  kind: "PodDisruptionBudget",
  podSecurityVersion: undefined,
};

describe("apiBlockers", () => {
  it("names the version to write the object in", () => {
    expect(apiBlockers(clusterFacts({ objects: [budget] }), "1.36")).toEqual([
      "orders: PodDisruptionBudget is not served since 1.25, got policy/v1beta1; write it in policy/v1",
    ]);
  });

  it("asks to remove a kind that is gone for good", () => {
    const objects = [{ ...budget, kind: "PodSecurityPolicy" }];
    expect(apiBlockers(clusterFacts({ objects }), "1.36")[0]).toMatch(/; remove it$/);
  });

  it.each([
    ["a served version", { ...budget, apiVersion: "policy/v1" }, "1.36"],
    ["a target before the removal", budget, "1.24"],
  ])("lets %s pass", (_, object, to) => {
    expect(apiBlockers(clusterFacts({ objects: [object] }), to)).toEqual([]);
  });
});

describe("supportWarnings", () => {
  it.each([
    ["1.34", "1.35", "2026-11-24", ["1.34: standard support ends on 2026-12-02"]],
    [
      "1.34",
      "1.35",
      "2026-12-02",
      ["1.34: is in paid extended support since 2026-12-02, until 2027-12-02"],
    ],
    [
      "1.29",
      "1.35",
      "2026-11-24",
      ["1.29: support ended on 2026-03-23; EKS upgrades it without asking"],
    ],
    [
      "1.36",
      "1.37",
      "2026-11-24",
      ["1.37: no source gives EKS's support dates; see that EKS offers it in the region"],
    ],
    [
      "1.28",
      "1.34",
      "2026-12-24",
      [
        "1.34: is in paid extended support since 2026-12-02, until 2027-12-02",
        "1.34: choose a newer target",
      ],
    ],
    ["1.36", "1.36", "2026-11-24", []],
  ])("from %s to %s on %s", (from, to, asOf, warnings) => {
    expect(supportWarnings(from, to, asOf)).toEqual(warnings);
  });
});

describe("podSecuritySteps", () => {
  const labelled = (podSecurityVersion: string | undefined) =>
    podSecuritySteps(
      clusterFacts({
        objects: [{ ...budget, apiVersion: "v1", kind: "Namespace", podSecurityVersion }],
      }),
      "1.36",
    ).map(({ from, to }) => [from, to]);

  it("moves labels that are pinned to a minor before the target", () => {
    expect(labelled("v1.34")).toEqual([["v1.34", "v1.36"]]);
  });

  it.each(["v1.36", "v1.37", "latest", undefined])("leaves %s alone", (version) => {
    expect(labelled(version)).toEqual([]);
  });
});
