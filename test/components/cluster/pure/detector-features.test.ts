import { describe, expect, it } from "vitest";
import {
  AGENT_WORKLOADS,
  detectorIdRules,
  planDetectorFeatures,
} from "../../../../components/cluster/pure/detector-features";
import { findProblems } from "../../../../components/core/pure/validate";

describe("planDetectorFeatures", () => {
  it("watches audit logs and nodes, with the agents that are asked for", () => {
    expect(planDetectorFeatures({ enabled: true, managedAgents: ["eks", "ec2"] })).toEqual({
      auditLogs: { name: "EKS_AUDIT_LOGS", status: "ENABLED" },
      runtime: {
        name: "RUNTIME_MONITORING",
        status: "ENABLED",
        additionalConfigurations: [
          { name: "EKS_ADDON_MANAGEMENT", status: "ENABLED" },
          { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "DISABLED" },
          { name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" },
        ],
      },
    });
  });

  it("turns everything off at once", () => {
    const plan = planDetectorFeatures({ enabled: false, managedAgents: AGENT_WORKLOADS });
    const switches = [plan.auditLogs, plan.runtime, ...plan.runtime.additionalConfigurations];
    expect(switches.map(({ status }) => status)).toEqual(Array(5).fill("DISABLED"));
  });

  // GuardDuty reports every kind; an unnamed one would be read back as a change that replaces.
  it("names the same agents whatever is asked for, in the same order", () => {
    const named = [[], ["ec2"], ["ec2", "eks"]] as const;
    const names = named.map((managedAgents) =>
      planDetectorFeatures({ enabled: true, managedAgents })
        .runtime.additionalConfigurations.map(({ name }) => name)
        .join(),
    );
    expect(new Set(names).size).toBe(1);
  });
});

describe("detectorIdRules", () => {
  it("admits an id", () => {
    expect(findProblems(detectorIdRules("12abc34d567e8fa901bc2d34e56789f0"))).toEqual([]);
  });

  it.each(["", "arn:aws:guardduty:eu-central-1:111122223333:detector/12abc34d"])(
    "refuses what is none: %j",
    (id) => {
      expect(findProblems(detectorIdRules(id))).toEqual([
        `detector.id: is not the id of a detector, got "${id}"; ` +
          "write the last part of its ARN: 32 letters and digits",
      ]);
    },
  );
});
