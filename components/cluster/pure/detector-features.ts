import type { ValidationRule } from "../../core/pure/validate";

/** Workloads that GuardDuty can put its agent on by itself. */
export const AGENT_WORKLOADS = ["eks", "ecs-fargate", "ec2"] as const;

/** A kind of workload that GuardDuty can put its agent on by itself. */
export type AgentWorkload = (typeof AGENT_WORKLOADS)[number];

/** What GuardDuty calls the management of its agent on a kind of workload. */
const AGENT_MANAGEMENT: Readonly<Record<AgentWorkload, string>> = {
  eks: "EKS_ADDON_MANAGEMENT",
  "ecs-fargate": "ECS_FARGATE_AGENT_MANAGEMENT",
  ec2: "EC2_AGENT_MANAGEMENT",
};

/** What a detector is to watch. */
export interface DetectorFeaturesInput {
  readonly enabled: boolean;
  readonly managedAgents: readonly AgentWorkload[];
}

/** A switch of GuardDuty's API. */
export interface FeatureSwitch {
  readonly name: string;
  readonly status: "ENABLED" | "DISABLED";
}

/** The features of a detector, in the API's terms. */
export interface DetectorFeaturesPlan {
  readonly auditLogs: FeatureSwitch;
  readonly runtime: FeatureSwitch & { readonly additionalConfigurations: readonly FeatureSwitch[] };
}

/**
 * The features of a detector that watch clusters. Every kind of agent is named, the ones that
 * GuardDuty leaves alone too: it reports all of them, and one that the program does not name would
 * show as a change that replaces the feature.
 */
export function planDetectorFeatures(input: DetectorFeaturesInput): DetectorFeaturesPlan {
  return {
    auditLogs: { name: "EKS_AUDIT_LOGS", status: statusOf(input.enabled) },
    runtime: {
      name: "RUNTIME_MONITORING",
      status: statusOf(input.enabled),
      additionalConfigurations: AGENT_WORKLOADS.map((workload) => ({
        name: AGENT_MANAGEMENT[workload],
        status: statusOf(input.enabled && input.managedAgents.includes(workload)),
      })),
    },
  };
}

/** Refuses what names no detector: an ARN, or nothing. */
export function detectorIdRules(id: string): readonly ValidationRule[] {
  return [
    {
      when: !/^[\w-]{1,300}$/.test(id),
      path: "detector.id",
      problem: "is not the id of a detector",
      got: id,
      fix: "write the last part of its ARN: 32 letters and digits",
    },
  ];
}

function statusOf(enabled: boolean): FeatureSwitch["status"] {
  return enabled ? "ENABLED" : "DISABLED";
}
