import type { AwsLocation } from "../../core/pure/aws-location";
import { managedPolicyArn, type PolicyStatement } from "../../core/pure/iam-policy";
import { loadBalancerControllerStatements } from "./load-balancer-controller-policy";

/** Controllers whose rights on AWS are known, and are the least that they work with. */
export const WELL_KNOWN_POLICIES = [
  "cluster-autoscaler",
  "ebs-csi",
  "efs-csi",
  "cloudwatch-agent",
  "load-balancer-controller",
] as const;

/** One of {@link WELL_KNOWN_POLICIES}. */
export type WellKnownPolicy = (typeof WELL_KNOWN_POLICIES)[number];

/** Rights that a role gets. */
export type RolePolicySource =
  | { readonly kind: "well-known"; readonly policy: WellKnownPolicy }
  /** Records of zones, for external-dns; only TXT records, for cert-manager. */
  | {
      readonly kind: "dns-records";
      readonly records: "all" | "txt";
      readonly zoneIds: readonly [string, ...string[]];
    }
  /** A policy that AWS or the account maintains. */
  | { readonly kind: "managed"; readonly policyArn: string }
  | { readonly kind: "statements"; readonly statements: readonly PolicyStatement[] };

/** A source as IAM takes it: a policy to attach, or a document of the role's own. */
export type PlannedPolicy =
  | { readonly kind: "attached"; readonly policyArn: string }
  | { readonly kind: "inline"; readonly statements: readonly PolicyStatement[] };

/** What a role's source of rights comes to, for one cluster. */
export function planPolicy(
  source: RolePolicySource,
  aws: AwsLocation,
  clusterName: string,
): PlannedPolicy {
  switch (source.kind) {
    case "well-known":
      return WELL_KNOWN[source.policy](aws, clusterName);
    case "dns-records":
      return { kind: "inline", statements: dnsStatements(aws, source) };
    case "managed":
      return { kind: "attached", policyArn: source.policyArn };
    case "statements":
      return { kind: "inline", statements: source.statements };
  }
}

type PolicyOf = (aws: AwsLocation, clusterName: string) => PlannedPolicy;

const managed =
  (path: string): PolicyOf =>
  (aws) => ({ kind: "attached", policyArn: managedPolicyArn(aws, path) });

const WELL_KNOWN: Readonly<Record<WellKnownPolicy, PolicyOf>> = {
  "cluster-autoscaler": (aws, clusterName) => ({
    kind: "inline",
    statements: clusterAutoscalerStatements(aws, clusterName),
  }),
  // The second version is confined to volumes that the driver made.
  "ebs-csi": managed("AmazonEBSCSIDriverPolicyV2"),
  "efs-csi": managed("service-role/AmazonEFSCSIDriverPolicy"),
  "cloudwatch-agent": managed("CloudWatchAgentServerPolicy"),
  "load-balancer-controller": (aws, clusterName) => ({
    kind: "inline",
    statements: loadBalancerControllerStatements(aws, clusterName),
  }),
};

/**
 * Cluster Autoscaler (its documentation, "Full Cluster Autoscaler features policy"): it sees every
 * group, because describing has no resource level, and changes those of its cluster only.
 */
function clusterAutoscalerStatements(
  { accountId, partition, region }: AwsLocation,
  clusterName: string,
): readonly PolicyStatement[] {
  return [
    {
      Sid: "SeeGroups",
      Effect: "Allow",
      Action: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "autoscaling:DescribeTags",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
        "eks:DescribeNodegroup",
      ],
      Resource: "*",
    },
    {
      Sid: "ScaleOwnGroups",
      Effect: "Allow",
      Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      Resource: `arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/*`,
      Condition: {
        StringEquals: {
          [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`]: "owned",
        },
      },
    },
  ];
}

/** Record changes in named zones; listing zones and following a change have no zone level. */
function dnsStatements(
  { partition }: AwsLocation,
  { records, zoneIds }: Extract<RolePolicySource, { kind: "dns-records" }>,
): readonly PolicyStatement[] {
  const zones = zoneIds.map((id) => `arn:${partition}:route53:::hostedzone/${id}`);
  return [
    {
      Sid: "ChangeRecords",
      Effect: "Allow",
      Action: "route53:ChangeResourceRecordSets",
      Resource: zones,
      // The DNS challenge of a certificate needs no other record.
      ...(records === "txt" ? { Condition: TEXT_RECORDS } : {}),
    },
    {
      Sid: "ReadRecords",
      Effect: "Allow",
      Action: ["route53:ListResourceRecordSets", "route53:ListTagsForResources"],
      Resource: zones,
    },
    {
      Sid: "FollowChanges",
      Effect: "Allow",
      Action: "route53:GetChange",
      Resource: `arn:${partition}:route53:::change/*`,
    },
    {
      Sid: "FindZones",
      Effect: "Allow",
      Action: ["route53:ListHostedZones", "route53:ListHostedZonesByName"],
      Resource: "*",
    },
  ];
}

const TEXT_RECORDS = {
  "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"] },
};
