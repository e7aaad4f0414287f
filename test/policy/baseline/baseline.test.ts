import { describe, expect, it } from "vitest";
import { makeBaseline } from "../../../policy/baseline/baseline";
import { readBaseline } from "../../../policy/baseline/read-baseline";
import { evaluate, type CheckOptions } from "../../../policy/check/evaluate";
import type { NormalizedResource } from "../../../policy/rule/resource";
import { declared, manifest, urnOf } from "../resources";
import { waiverNamed } from "../waivers";

const RULE = "pss-host-namespaces";
const check = (resources: readonly NormalizedResource[], options: Partial<CheckOptions> = {}) =>
  evaluate(resources, { environment: "prod", only: [RULE], today: "2026-11-24", ...options });

const named = (name: string) =>
  manifest({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "team-a" },
    spec: { hostPID: true },
  });

describe("a baseline", () => {
  it("holds the place of each finding and no values, in a stable order", () => {
    const vpc = declared("aws:ec2/vpc:Vpc", {});
    const world = [...vpc, ...named("b"), ...named("a"), ...named("a")];
    const { findings } = check(world, { only: [RULE, "tag-required"] });
    expect(makeBaseline(findings)).toEqual({
      format: "orchestration-baseline/1",
      entries: [
        { rule: RULE, resource: "kubernetes:core/v1:Pod team-a a", path: "spec.hostPID", count: 2 },
        { rule: RULE, resource: "kubernetes:core/v1:Pod team-a b", path: "spec.hostPID", count: 1 },
        { rule: "tag-required", resource: urnOf("aws:ec2/vpc:Vpc"), path: "tags", count: 1 },
      ],
    });
  });

  it("holds nothing of the waivers, which are never a thing of the past", () => {
    const waivers = [waiverNamed("w", { owner: "" })];
    const { findings } = check(named("a"), { only: [RULE, "waiver-hygiene"], waivers });
    expect(findings.map(({ rule }) => rule)).toContain("waiver-hygiene");
    expect(makeBaseline(findings).entries.map(({ rule }) => rule)).toEqual([RULE]);
  });

  it("leaves what is new, and counts what it knows", () => {
    const baseline = makeBaseline(check(named("a")).findings);
    const report = check([...named("a"), ...named("b")], { baseline });
    expect(report.findings.map(({ resource }) => resource.name)).toEqual(["b"]);
    expect(report.baseline).toEqual({ known: 1, gone: [] });
  });

  it("knows as many objects of one name as there were", () => {
    const baseline = makeBaseline(check(named("a")).findings);
    const report = check([...named("a"), ...named("a")], { baseline });
    expect([report.findings.length, report.baseline?.known]).toEqual([1, 1]);
  });

  it("names what is gone, but not what no rule looked for", () => {
    const baseline = makeBaseline(check([...named("a"), ...named("b")]).findings);
    const gone = [
      { rule: RULE, resource: "kubernetes:core/v1:Pod team-a b", path: "spec.hostPID", count: 1 },
    ];
    expect(check(named("a"), { baseline }).baseline).toEqual({ known: 1, gone });
    expect(check(named("a"), { baseline, only: ["tag-required"] }).baseline).toEqual({
      known: 0,
      gone: [],
    });
  });

  it("never hides what is said of waivers", () => {
    const options = {
      only: [RULE, "waiver-hygiene"],
      waivers: [waiverNamed("w", { expires: "2026-01-01" })],
    };
    const baseline = makeBaseline(check(named("a"), options).findings);
    const report = check(named("a"), { ...options, baseline });
    expect(report.findings.map(({ rule }) => rule)).toEqual(["waiver-hygiene"]);
  });

  it("is absent from a report without one", () => {
    expect("baseline" in check(named("a"))).toBe(false);
  });
});

describe("readBaseline", () => {
  it("reads what was written", () => {
    const baseline = makeBaseline(check(named("a")).findings);
    expect(readBaseline("b.json", JSON.stringify(baseline))).toEqual({
      value: baseline,
      problems: [],
    });
  });

  it.each([
    ["{}", "b.json:1: format: is not orchestration-baseline/1, got nothing"],
    ['{"format": "orchestration-baseline/1"}', "b.json:1: entries: must be a list, got nothing"],
    [
      '{"format": "orchestration-baseline/1",\n"entries": [\n{"rule": "a"}]}',
      'b.json:3: entries[0]: is not an entry, got {"rule":"a"}',
    ],
    ["{", "b.json:1: is not valid YAML or JSON"],
  ])("refuses %j", (text, problem) => {
    expect(readBaseline("b.json", text).problems[0]).toContain(problem);
  });
});
