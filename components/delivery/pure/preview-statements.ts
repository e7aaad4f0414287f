import type { AwsLocation } from "../../core/pure/aws-location";
import type { PolicyStatement } from "../../core/pure/iam-policy";

/**
 * What the AWS provider reads of the types that this library declares, with `--refresh` as well:
 * settings of resources, but no data in them. No queue, object, secret or parameter of the account.
 */
export function previewStatements(aws: AwsLocation): readonly PolicyStatement[] {
  return [
    {
      Sid: "ReadRegion",
      Effect: "Allow",
      Action: [...REGIONAL_ACTIONS],
      // IAM has no resources for these actions, so that the region is what can be limited.
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": aws.region } },
    },
    ...READS.map(({ sid, actions, resources }) => ({
      Sid: sid,
      Effect: "Allow" as const,
      Action: [...actions],
      Resource: resources(aws),
    })),
  ];
}

/** Actions that cannot be limited to resources, after AWS's service authorization reference. */
const REGIONAL_ACTIONS = [
  "autoscaling:DescribeAutoScalingGroups",
  "autoscaling:DescribeScheduledActions",
  "autoscaling:DescribeTags",
  "autoscaling:DescribeWarmPool",
  "ec2:DescribeAddresses",
  "ec2:DescribeAddressesAttribute",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeEgressOnlyInternetGateways",
  "ec2:DescribeFlowLogs",
  "ec2:DescribeImages",
  "ec2:DescribeInstanceAttribute",
  "ec2:DescribeInstanceCreditSpecifications",
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeInstances",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeLaunchTemplateVersions",
  "ec2:DescribeLaunchTemplates",
  "ec2:DescribeNatGateways",
  "ec2:DescribeNetworkAcls",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribePlacementGroups",
  "ec2:DescribePrefixLists",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroupRules",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
  "ec2:DescribeVolumes",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeVpcEndpoints",
  "ec2:DescribeVpcs",
  "kms:ListAliases",
  "logs:DescribeLogGroups",
] as const;

/** Reads of one service, and the kinds of resources that they are for. */
interface ServiceReads {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: (aws: AwsLocation) => readonly string[];
}

/** ARNs of a service in the account and region. */
const regional =
  (service: string, ...kinds: readonly string[]) =>
  ({ accountId, partition, region }: AwsLocation) =>
    kinds.map((kind) => `arn:${partition}:${service}:${region}:${accountId}:${kind}`);

/** ARNs of IAM, which knows no region. */
const ofIam =
  (...kinds: readonly string[]) =>
  ({ accountId, partition }: AwsLocation) =>
    kinds.map((kind) => `arn:${partition}:iam::${accountId}:${kind}/*`);

const READS: readonly ServiceReads[] = [
  {
    sid: "ReadClusters",
    actions: [
      "eks:DescribeAccessEntry",
      "eks:DescribeAddon",
      "eks:DescribeCluster",
      "eks:DescribeFargateProfile",
      "eks:DescribeNodegroup",
      "eks:DescribePodIdentityAssociation",
      "eks:ListAssociatedAccessPolicies",
    ],
    resources: regional(
      "eks",
      "access-entry/*",
      "addon/*",
      "cluster/*",
      "fargateprofile/*",
      "nodegroup/*",
      "podidentityassociation/*",
    ),
  },
  {
    sid: "ReadEventRules",
    actions: ["events:DescribeRule", "events:ListTagsForResource", "events:ListTargetsByRule"],
    resources: regional("events", "rule/*"),
  },
  {
    sid: "ReadDetectors",
    actions: ["guardduty:GetDetector"],
    resources: regional("guardduty", "detector/*"),
  },
  {
    sid: "ReadIdentities",
    actions: [
      "iam:GetInstanceProfile",
      "iam:GetOpenIDConnectProvider",
      "iam:GetRole",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:ListRolePolicies",
    ],
    resources: ofIam("instance-profile", "oidc-provider", "role"),
  },
  {
    sid: "ReadKeySettings",
    actions: [
      "kms:DescribeKey",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListResourceTags",
    ],
    resources: regional("kms", "key/*"),
  },
  {
    sid: "ReadLogGroupTags",
    actions: ["logs:ListTagsForResource"],
    resources: regional("logs", "log-group:*"),
  },
  {
    sid: "ReadZones",
    actions: [
      "route53:GetHostedZone",
      "route53:ListResourceRecordSets",
      "route53:ListTagsForResource",
    ],
    resources: ({ partition }) => [`arn:${partition}:route53:::hostedzone/*`],
  },
  {
    sid: "ReadRegistry",
    actions: [
      "servicediscovery:GetInstance",
      "servicediscovery:GetNamespace",
      "servicediscovery:GetService",
      "servicediscovery:ListTagsForResource",
    ],
    resources: regional("servicediscovery", "namespace/*", "service/*"),
  },
  {
    sid: "ReadQueueSettings",
    actions: ["sqs:GetQueueAttributes", "sqs:ListQueueTags"],
    resources: regional("sqs", "*"),
  },
  {
    // Images of nodes, which AWS publishes; parameters of the account may be secret.
    sid: "ReadPublicParameters",
    actions: ["ssm:GetParameter", "ssm:GetParameters"],
    resources: ({ partition, region }) => [`arn:${partition}:ssm:${region}::parameter/aws/*`],
  },
];
