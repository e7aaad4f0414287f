import { accountIdRule } from "../../core/pure/aws-location";
import { logKeyPolicy } from "../../core/pure/iam-policy";
import { physicalName } from "../../core/pure/physical-name";
import { assertValid, type ValidationRule } from "../../core/pure/validate";
import { isSupportedKubernetes, KUBERNETES_MINORS } from "../../core/versions";
import { accessPolicyArn } from "./access-grants";
import { addonRules } from "./addon-rules";
import { type AddonPlan, planAddons } from "./addons";
import type { ClusterInput } from "./cluster-input";
import { autoNodeRolePlan, clusterRolePlan, type RolePlan } from "./cluster-policies";
import { settingsRules } from "./cluster-rules";
import { endpointAccessRules } from "./endpoint-access";
import { roleArnRule } from "./role-arn";

/** Everything about a cluster that can be decided without a cloud. */
export interface ClusterPlan {
  readonly clusterName: string;
  readonly region: string;
  readonly keyAlias: string;
  readonly keyPolicy: string;
  readonly logGroupName: string;
  readonly clusterRole: RolePlan;
  /** Role of the machines that Auto Mode makes; none without Auto Mode. */
  readonly autoNodeRole: RolePlan | undefined;
  readonly addons: readonly AddonPlan[];
  /** ARN of the access policy that makes a role cluster administrator. */
  readonly adminAccessPolicyArn: string;
  /** Ranges that reach the private endpoint: those named, and remote machines with their pods. */
  readonly apiCidrs: readonly string[];
}

/** Validates the arguments, all problems at once, and plans the cluster. */
export function planCluster(name: string, input: ClusterInput): ClusterPlan {
  assertValid(clusterRules(input), `cluster "${name}"`);
  const { aws, compute } = input;
  const clusterName = physicalName("eksCluster", name);
  // EKS writes to the group of exactly this name and creates it, without retention, if it is absent.
  const logGroupName = `/aws/eks/${clusterName}/cluster`;
  return {
    clusterName,
    region: aws.region,
    keyAlias: physicalName("kmsAlias", `alias/${name}`),
    keyPolicy: logKeyPolicy(aws, logGroupName, "LogsOfTheControlPlane"),
    logGroupName,
    clusterRole: clusterRolePlan(clusterName, aws, compute),
    autoNodeRole: compute.kind === "auto" ? autoNodeRolePlan(clusterName, aws) : undefined,
    addons: planAddons({ ...input, clusterName }),
    adminAccessPolicyArn: accessPolicyArn(aws, "cluster-admin"),
    apiCidrs: apiCidrs(input),
  };
}

function apiCidrs({ endpointAccess, operation }: ClusterInput): readonly string[] {
  const { nodeCidrs = [], podCidrs = [] } = operation.remoteNetworks ?? {};
  return [...new Set([...(endpointAccess.privateCidrs ?? []), ...nodeCidrs, ...podCidrs])];
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
    ...endpointAccessRules(input.endpointAccess, input.addressing.family),
    ...settingsRules(input),
    ...addonRules(input.addons, input.compute),
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
      fix: "name the role of the platform team: the creator of the cluster gets no access",
    },
    ...entries.flatMap(([key, arn]) =>
      typeof arn === "string" ? [roleArnRule(`adminRoleArns.${key}`, arn)] : [],
    ),
  ];
}
