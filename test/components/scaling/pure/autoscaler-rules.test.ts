import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import { autoscalerRules } from "../../../../components/scaling/pure/autoscaler-rules";
import type { AutoscalerSettings } from "../../../../components/scaling/pure/autoscaler-settings";
import { happyAutoscaler } from "./happy-autoscaler";

function problemsOf(change: Partial<AutoscalerSettings>): readonly string[] {
  return findProblems(autoscalerRules({ ...happyAutoscaler, ...change }));
}

describe("autoscalerRules", () => {
  it("finds nothing wrong with a sound autoscaler", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Partial<AutoscalerSettings>, string]>([
    [
      "a minimum of none",
      { minReplicas: 0 },
      "minReplicas: must be a whole number of at least 1, got 0; use 2 or more for a workload that must survive the loss of a node",
    ],
    [
      "a maximum below the minimum",
      { minReplicas: 5, maxReplicas: 4 },
      "maxReplicas: must be a whole number of at least minReplicas (5), got 4; raise maxReplicas or lower minReplicas",
    ],
    [
      "a CPU target above the request",
      { cpuUtilization: 101 },
      "cpuUtilization: must be a whole percentage of the request from 1 to 100, got 101; leave room for a burst while new pods start: 60 to 80",
    ],
    [
      "a memory target of nothing",
      { memoryUtilization: 0 },
      "memoryUtilization: must be a whole percentage of the request from 1 to 100, got 0; leave room for a burst while new pods start: 60 to 80",
    ],
    [
      "a window longer than the API allows",
      { scaleDown: { ...happyAutoscaler.scaleDown, window: "2 hours" } },
      'scaleDown.window: must be whole seconds from 0 to 3600, got "2 hours"; write it as "60 seconds" or "5 minutes"',
    ],
    [
      "a period longer than the API allows",
      { scaleUp: { ...happyAutoscaler.scaleUp, period: "1 hour" } },
      'scaleUp.period: must be whole seconds from 1 to 1800, got "1 hour"; write it as "60 seconds" or "5 minutes"',
    ],
    [
      "a pace that moves nothing",
      { scaleDown: { window: "5 minutes", period: "60 seconds" } },
      "scaleDown: allows no change at all; set pods, percent or both",
    ],
    [
      "a step of no pods",
      { scaleUp: { ...happyAutoscaler.scaleUp, pods: 0 } },
      "scaleUp.pods: must be a whole number of at least 1, got 0; set what one period may add or remove",
    ],
    [
      "a tolerance written as a percentage",
      { scaleDown: { ...happyAutoscaler.scaleDown, tolerance: 5 } },
      "scaleDown.tolerance: must be a fraction from 0 up to 1, got 5; write 5 % as 0.05",
    ],
    [
      "a tolerance on a minor that does not serve it",
      {
        kubernetesVersion: "1.34",
        scaleDown: { ...happyAutoscaler.scaleDown, tolerance: 0.05 },
      },
      "scaleDown.tolerance: needs Kubernetes 1.35 and kubernetesVersion is 1.34, got 0.05; leave it out until the cluster is upgraded; the cluster-wide tolerance is 0.1",
    ],
  ])("refuses %s", (_, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });

  it("accepts every maximum that is no smaller than the minimum", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (minReplicas, more) => {
        expect(problemsOf({ minReplicas, maxReplicas: minReplicas + more })).toEqual([]);
      }),
    );
  });
});
