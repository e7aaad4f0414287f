import { describe, expect, it } from "vitest";
import { evaluate, type CheckOptions } from "../../../policy/check/evaluate";
import { formatReport } from "../../../policy/check/format-text";
import { listRules } from "../../../policy/check/rule-list";
import { toJUnit } from "../../../policy/report/junit";
import { toMarkdown } from "../../../policy/report/markdown";
import { toSarif } from "../../../policy/report/sarif";
import { resourceRule } from "../../../policy/rule/rule";
import { manifest, UNKNOWN } from "../resources";
import { waiverNamed } from "../waivers";

const TYPE = "kubernetes:core/v1:ConfigMap";

/** A rule with two checks, each of which demands one key. */
const bundle = resourceRule({
  id: "bundle-of-checks",
  topic: "reliability",
  severity: "high",
  description: "Both keys are set.",
  remediation: "Set both keys.",
  frameworks: [],
  parameters: {},
  checks: { left: "The left key is set.", right: "The right key is set." },
  appliesTo: (type) => type === TYPE,
  check(root, findings) {
    for (const key of ["left", "right"]) {
      const isSet = (value: unknown) => value !== undefined;
      findings.of(key).require(root.get("data", key), isSet, `the ${key} key is not set`);
    }
  },
});

const annotated = (annotations: Readonly<Record<string, string>>, data: object = {}) =>
  manifest({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "it", annotations }, data });
const terms = "owner=team-a; reason=it is a trial; expires=2026-12-31; ticket=OPS-1";

function judge(options: Partial<CheckOptions> = {}, resources = annotated({})) {
  const today = "2026-11-24";
  return evaluate(resources, { environment: "prod", today, rules: [bundle], ...options });
}

const named = (report: ReturnType<typeof judge>) =>
  report.findings.map(({ rule, check, level }) => [rule, check, level]);

describe("a rule that bundles checks", () => {
  it("names the check of each finding", () => {
    expect(named(judge())).toEqual([
      ["bundle-of-checks", "left", "mandatory"],
      ["bundle-of-checks", "right", "mandatory"],
    ]);
  });

  it("makes a check weigh less where its configuration says so", () => {
    expect(
      named(judge({ settings: { "bundle-of-checks": { checks: { left: "advisory" } } } })),
    ).toEqual([
      ["bundle-of-checks", "left", "advisory"],
      ["bundle-of-checks", "right", "mandatory"],
    ]);
  });

  it("says nothing of a disabled check, not even that it could not read a value", () => {
    const settings = { "bundle-of-checks": { checks: { left: "disabled" } } };
    const report = judge({ settings }, annotated({}, { left: UNKNOWN, right: "x" }));
    expect([report.findings, report.notEvaluated]).toEqual([[], []]);
  });

  it("refuses the level of a check that it does not make, and a level above its own", () => {
    for (const checks of [{ middle: "advisory" }, { left: "mandatory" }]) {
      expect(() => judge({ settings: { "bundle-of-checks": { checks } } })).toThrow(
        /bundle-of-checks\.checks: has the wrong type/,
      );
    }
  });

  it.each([
    ["bundle-of-checks/left", ["right"]],
    ["bundle-of-checks/*", []],
    ["bundle-of-checks", []],
  ])("leaves of the findings what the waiver of %s does not name", (pattern, left) => {
    const waivers = [waiverNamed("w", { rules: [pattern] })];
    const report = judge({ waivers });
    expect(report.findings.map(({ check }) => check)).toEqual(left);
    expect(report.waived).toHaveLength(2 - left.length);
  });

  it("is waived one check at a time by an annotation of the object", () => {
    const key = "policy.orchestration-platform/waive-bundle-of-checks.right";
    expect(judge({}, annotated({ [key]: terms })).findings.map(({ check }) => check)).toEqual([
      "left",
    ]);
  });

  it("is named with its check by every report", () => {
    const report = judge();
    const { rules } = listRules([bundle]);
    const sarif = JSON.stringify(toSarif(report, { rules, version: "1", cwd: "." }));
    expect(sarif).toContain('"ruleId":"bundle-of-checks/left","ruleIndex":0');
    expect(formatReport(report, { color: false })).toContain("bundle-of-checks/left (high)");
    expect(toMarkdown(report)).toContain("| bundle-of-checks/left (high) |");
    expect(toJUnit(report)).toContain("left: data.left: the left key is not set");
    expect(rules[0]?.checks).toEqual(bundle.checks);
  });
});
