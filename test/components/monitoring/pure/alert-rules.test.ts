import { describe, expect, it } from "vitest";
import { alertRules } from "../../../../components/monitoring/pure/alert-rules";

const rules = alertRules().groups?.flatMap((group) => group.rules ?? []) ?? [];

describe("alertRules", () => {
  it("has an alert for each of the first day's worries", () => {
    expect(rules.map((rule) => [rule.alert, rule.labels?.severity])).toEqual([
      ["TeamQuotaNearLimit", "warning"],
      ["WorkloadHasNoReplica", "critical"],
      ["WorkloadMetricsMissing", "critical"],
      ["WorkloadReplicasUnavailable", "warning"],
      ["AutoscalerAtMaximum", "warning"],
      ["WorkloadScrapeFails", "warning"],
    ]);
  });

  it("warns of a quota while there is time to ask for more", () => {
    expect(rules[0]?.expr).toBe(
      'kube_resourcequota{job="kube-state-metrics", type="used"} / ignoring(type) (kube_resourcequota{job="kube-state-metrics", type="hard"} > 0) > 0.8',
    );
  });

  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    "%s waits, says what is wrong and links to what to do",
    (_, rule) => {
      expect(rule.for).toMatch(/^\d+m$/);
      expect(rule.annotations?.summary).toContain("{{ $labels.");
      expect(rule.annotations?.runbook_url).toMatch(
        /^https:\/\/runbooks\.prometheus-operator\.dev\/runbooks\/(?:kubernetes|general)\/[a-z]+$/,
      );
    },
  );
});
