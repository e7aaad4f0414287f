import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  type AwsLocation,
  BaseComponent,
  type Children,
  type Transforms,
  validatedInput,
  withDefaults,
} from "../core";
import {
  type AgentWorkload,
  type DetectorFeaturesPlan,
  detectorIdRules,
  planDetectorFeatures,
} from "./pure/detector-features";

/** Where the detector comes from; an account has at most one a region. */
export type DetectorSource =
  | {
      /** Declares it. */
      readonly kind: "create";
    }
  | {
      /** Another program or an organisation has declared it. */
      readonly kind: "existing";
      /** Id of the detector: 32 letters and digits. */
      readonly id: pulumi.Input<string>;
    };

/** Children of {@link RuntimeMonitoring} that `transform` reaches, with their arguments. */
export interface RuntimeMonitoringChildren {
  detector: aws.guardduty.DetectorArgs;
  auditLogs: aws.guardduty.DetectorFeatureArgs;
  runtime: aws.guardduty.DetectorFeatureArgs;
}

/** Arguments of {@link RuntimeMonitoring}. */
export interface RuntimeMonitoringArgs {
  /** Region whose clusters are watched. */
  readonly aws: Pick<AwsLocation, "region">;
  /** Plain, because it decides whether a detector is declared. */
  readonly detector: DetectorSource;
  /**
   * Turns both features and the management of agents on, or all of it off. Guarded by the policy
   * rule `eks-runtime-monitoring`. @default true
   */
  readonly enabled?: boolean;
  /**
   * Workloads whose agent GuardDuty installs and updates. On clusters of any other program too,
   * except those with the tag `GuardDutyManaged: "false"`. Without `"eks"` each cluster installs the
   * add-on `aws-guardduty-agent` itself, and its network needs an endpoint of `guardduty-data`.
   *
   * @default ["eks"]
   */
  readonly managedAgents?: readonly AgentWorkload[];
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<RuntimeMonitoringChildren>;
}

/** The resources of {@link RuntimeMonitoring}. */
export interface RuntimeMonitoringNodes {
  /** Where this component declares it. */
  readonly detector: aws.guardduty.Detector | undefined;
  readonly auditLogs: aws.guardduty.DetectorFeature;
  readonly runtime: aws.guardduty.DetectorFeature;
}

/** Defaults of {@link RuntimeMonitoring}. */
export const RUNTIME_MONITORING_DEFAULTS = {
  enabled: true, // an intrusion is found only where something watches for it
  managedAgents: ["eks"], // a cluster without the add-on is watched as well
} as const satisfies Partial<RuntimeMonitoringArgs>;

/** Shortest interval that GuardDuty offers for an attack that goes on; it costs the same. */
const PUBLISHING_FREQUENCY = "FIFTEEN_MINUTES";

/**
 * Watches the clusters of a region for intruders with Amazon GuardDuty: the audit logs of their
 * APIs, and the processes, files and connections on their nodes.
 *
 * Declare it once an account and region, whatever the number of clusters. Where an administrator
 * of the organisation decides for the account, leave it out and set the parameter `existing` of the
 * rule `eks-runtime-monitoring`.
 *
 * Creates
 * 1. the detector, unless it exists;
 * 2. its feature that reads audit logs, from EKS itself: the cluster need not ship them;
 * 3. its feature that listens to the agents on nodes.
 *
 * Findings go to the console and to EventBridge, source `aws.guardduty`; nobody is notified.
 *
 * @example
 * new RuntimeMonitoring("prod-threats", {
 *   aws: { region: "eu-central-1" },
 *   detector: { kind: "create" },
 * });
 *
 * **Cost** about 1.50 USD a vCPU of the nodes and 1.60 USD a million audit events a month, less with
 * volume. A new detector also reads CloudTrail, flow and DNS logs, and AWS turns its other
 * protection plans (S3, RDS, Lambda, malware) on: each has a price.
 *
 * **Failure modes** a second detector in a region is refused: name the existing one. So is a
 * detector that has the older feature `EKS_RUNTIME_MONITORING`: turn that off first. A member
 * account of an organisation cannot change what its administrator decides. Pods on Fargate and
 * hybrid nodes have no agent and are not seen. GuardDuty creates an endpoint and a security group in
 * the network; they go with the network if the deleting role may delete them.
 * Features outlive this component on an existing detector, and their cost with them: apply
 * `enabled: false` before removing it. Deleting the detector deletes all findings.
 *
 * Sources: GuardDuty User Guide, "How Runtime Monitoring works with Amazon EKS clusters" and
 * "Disabling, uninstalling, and cleaning up resources"; EKS best practices, "Detective controls".
 */
export class RuntimeMonitoring extends BaseComponent {
  readonly detectorId: pulumi.Output<string>;
  readonly nodes: RuntimeMonitoringNodes;

  constructor(name: string, args: RuntimeMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cluster:RuntimeMonitoring", name, opts);
    const { enabled, managedAgents } = withDefaults(RUNTIME_MONITORING_DEFAULTS, args);
    const plan = planDetectorFeatures({ enabled, managedAgents });
    const children = this.children(args.transform);

    const { detector, detectorId } = resolveDetector(name, args, children);
    const location = { region: args.aws.region, detectorId };
    const { auditLogs, runtime } = createFeatures(name, location, plan, children);

    this.detectorId = detectorId;
    this.nodes = { detector, auditLogs, runtime };
    this.registerOutputs({ detectorId });
  }
}

function resolveDetector(
  name: string,
  { aws: { region }, detector: source }: RuntimeMonitoringArgs,
  children: Children<RuntimeMonitoringChildren>,
): Pick<RuntimeMonitoringNodes, "detector"> & { readonly detectorId: pulumi.Output<string> } {
  if (source.kind === "existing") {
    return { detector: undefined, detectorId: validatedInput(source.id, detectorIdRules) };
  }
  const args = {
    region,
    enable: true,
    findingPublishingFrequency: PUBLISHING_FREQUENCY,
    tags: { Name: name },
  };
  const detector = children.create("detector", aws.guardduty.Detector, `${name}-detector`, args);
  return { detector, detectorId: detector.id };
}

function createFeatures(
  name: string,
  location: { readonly region: string; readonly detectorId: pulumi.Output<string> },
  { auditLogs, runtime }: DetectorFeaturesPlan,
  children: Children<RuntimeMonitoringChildren>,
): Omit<RuntimeMonitoringNodes, "detector"> {
  return {
    auditLogs: children.create("auditLogs", aws.guardduty.DetectorFeature, `${name}-audit-logs`, {
      ...location,
      ...auditLogs,
    }),
    runtime: children.create("runtime", aws.guardduty.DetectorFeature, `${name}-runtime`, {
      ...location,
      ...runtime,
      additionalConfigurations: [...runtime.additionalConfigurations],
    }),
  };
}
