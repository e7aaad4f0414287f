import type * as pulumi from "@pulumi/pulumi";
import { logRetentionRule } from "../../core/pure/log-retention";
import { physicalName } from "../../core/pure/physical-name";
import { assertValid, type ValidationRule } from "../../core/pure/validate";
import { isSupportedKubernetes, KUBERNETES_MINORS } from "../../core/versions";
import { type AddonPlan, type AddonVersions, addonVersionRules, planAddons } from "./addons";
import { accountIdRule, type AwsLocation } from "../../core/pure/aws-location";
import { clusterRolePlan, keyPolicy, type RolePlan } from "./cluster-policies";
import { type EndpointAccess, endpointAccessRules } from "./endpoint-access";

/** Logs of the control plane that EKS can ship. */
export const CONTROL_PLANE_LOGS = [
  "api",
  "audit",
  "authenticator",
  "controllerManager",
  "scheduler",
] as const;

/** One of {@link CONTROL_PLANE_LOGS}. */
export type ControlPlaneLog = (typeof CONTROL_PLANE_LOGS)[number];

/** The plain arguments of a cluster, defaults applied. */
export interface ClusterInput {
  readonly aws: AwsLocation;
  /** How many subnets there are, where that is known. */
  readonly subnetCount: number | undefined;
  readonly adminRoleArns: Readonly<Record<string, pulumi.Input<string>>>;
  readonly version: string;
  readonly endpointAccess: EndpointAccess;
  readonly logTypes: readonly ControlPlaneLog[];
  readonly logRetentionDays: number;
  readonly addonVersions: AddonVersions;
}

/** Everything about a cluster that can be decided without a cloud. */
export interface ClusterPlan {
  readonly clusterName: string;
  readonly region: string;
  readonly keyAlias: string;
  readonly keyPolicy: string;
  readonly logGroupName: string;
  readonly clusterRole: RolePlan;
  readonly addons: readonly AddonPlan[];
  /** ARN of the access policy that makes a role cluster administrator. */
  readonly adminAccessPolicyArn: string;
}

/** Validates the arguments, all problems at once, and plans the cluster. */
export function planCluster(name: string, input: ClusterInput): ClusterPlan {
  assertValid(clusterRules(input), `cluster "${name}"`);
  const { aws } = input;
  const clusterName = physicalName("eksCluster", name);
  // EKS writes to the group of exactly this name and creates it, without retention, if it is absent.
  const logGroupName = `/aws/eks/${clusterName}/cluster`;
  return {
    clusterName,
    region: aws.region,
    keyAlias: physicalName("kmsAlias", `alias/${name}`),
    keyPolicy: keyPolicy(aws, logGroupName),
    logGroupName,
    clusterRole: clusterRolePlan(clusterName, aws),
    addons: planAddons(clusterName, aws, input.addonVersions),
    adminAccessPolicyArn: `arn:${aws.partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
  };
}

/** What must not hold of a cluster's arguments. */
export function clusterRules(input: ClusterInput): readonly ValidationRule[] {
  return [
    accountIdRule(input.aws.accountId),
    {
      when: input.subnetCount !== undefined && input.subnetCount < 2,
      path: "subnetIds",
      problem: "must name at least two subnets",
      got: input.subnetCount,
      fix: "give the control plane subnets of two or more zones",
    },
    ...adminRules(input.adminRoleArns),
    {
      when: !isSupportedKubernetes(input.version),
      path: "version",
      problem: "is not a supported Kubernetes minor",
      got: input.version,
      fix: `use one of ${KUBERNETES_MINORS.join(", ")}`,
    },
    ...endpointAccessRules(input.endpointAccess),
    ...logRules(input),
    ...addonVersionRules(input.addonVersions),
  ];
}

function logRules({ logTypes, logRetentionDays }: ClusterInput): readonly ValidationRule[] {
  const unknownLogs = logTypes.filter((type) => !CONTROL_PLANE_LOGS.includes(type));
  return [
    {
      when: unknownLogs.length > 0,
      path: "logTypes",
      problem: "names logs that EKS does not have",
      got: unknownLogs,
      fix: `choose from ${CONTROL_PLANE_LOGS.join(", ")}`,
    },
    logRetentionRule("logRetentionDays", logRetentionDays),
  ];
}

/** A role that is an Output is checked by EKS; one that is written out is checked here. */
function adminRules(arns: ClusterInput["adminRoleArns"]): readonly ValidationRule[] {
  const entries = Object.entries(arns);
  return [
    {
      when: entries.length === 0,
      path: "adminRoleArns",
      problem: "must name at least one role",
      got: arns,
      fix: "name the role of the platform team: whoever creates the cluster gets no access by that",
    },
    ...entries.flatMap(([key, arn]) =>
      typeof arn === "string" ? [roleArnRule(`adminRoleArns.${key}`, arn)] : [],
    ),
  ];
}

/** Refuses what is no IAM role; AWS would only after the cluster stands. */
export function roleArnRule(path: string, arn: string): ValidationRule {
  return {
    when: !ROLE_ARN.test(arn),
    path,
    problem: "is not the ARN of an IAM role",
    got: arn,
    fix: 'write it as "arn:aws:iam::111122223333:role/platform"; users and sessions are refused',
  };
}

/** A path of any depth and a name of at most 64, as CreateRole takes them. */
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[\x21-\x7e]{0,510}\/)?[\w+=,.@-]{1,64}$/;
