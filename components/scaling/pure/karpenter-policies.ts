import type { AwsLocation } from "../../core/pure/aws-location";
import {
  podIdentityTrust,
  type PolicyCondition,
  policyDocument,
  type PolicyStatement,
  serviceTrust,
} from "../../core/pure/iam-policy";
import { KARPENTER_ACCOUNT, KARPENTER_NAMESPACE, type KarpenterPlan } from "./karpenter-plan";

/** What the controller's policies are about. */
export interface KarpenterScope {
  readonly aws: AwsLocation;
  readonly plan: Pick<KarpenterPlan, "nodeRoleName" | "queueArn">;
  readonly clusterName: string;
}

/**
 * The policies of the controller, one a concern, by a short stable key. Whatever starts, changes or
 * ends something is bound to this cluster's tag and region; only reading is not.
 */
export const KARPENTER_POLICIES = [
  "launch",
  "tagging",
  "deletion",
  "node-profiles",
  "interruption",
  "discovery",
] as const;

/** One of {@link KARPENTER_POLICIES}. */
export type KarpenterPolicy = (typeof KARPENTER_POLICIES)[number];

const STATEMENTS: Readonly<
  Record<KarpenterPolicy, (scope: KarpenterScope) => readonly PolicyStatement[]>
> = {
  launch: launchStatements,
  tagging: taggingStatements,
  deletion: deletionStatements,
  "node-profiles": profileStatements,
  interruption: interruptionStatements,
  discovery: discoveryStatements,
};

/** A policy of the controller as IAM takes it. */
export function karpenterPolicy(key: KarpenterPolicy, scope: KarpenterScope): string {
  return policyDocument(STATEMENTS[key](scope));
}

/** Lets only pods of the controller's service account in this cluster assume its role. */
export function controllerTrust({ aws, clusterName }: Omit<KarpenterScope, "plan">): string {
  const identity = { namespace: KARPENTER_NAMESPACE, serviceAccount: KARPENTER_ACCOUNT };
  return podIdentityTrust(clusterName, aws, identity);
}

/** Lets instances assume the role of the nodes. */
export function nodeTrust(): string {
  return serviceTrust("ec2.amazonaws.com", ["sts:AssumeRole"]);
}

/** Kinds of things that a launch creates; each carries the cluster's tags from its first moment. */
const CREATED = [
  "fleet",
  "instance",
  "launch-template",
  "network-interface",
  "spot-instances-request",
  "volume",
] as const;

function launchStatements(scope: KarpenterScope): readonly PolicyStatement[] {
  const actions = ["ec2:RunInstances", "ec2:CreateFleet"];
  return [
    {
      // What an instance is made of: chosen by the node class, shared by others.
      Sid: "LaunchFrom",
      Effect: "Allow",
      Action: actions,
      Resource: [
        ...["image", "snapshot"].map((kind) => regional(scope, "ec2", "", `${kind}/*`)),
        // A network may be shared from another account.
        ...["capacity-reservation", "placement-group", "security-group", "subnet"].map((kind) =>
          regional(scope, "ec2", "*", `${kind}/*`),
        ),
      ],
    },
    {
      Sid: "LaunchByOwnTemplates",
      Effect: "Allow",
      Action: actions,
      Resource: regional(scope, "ec2", "*", "launch-template/*"),
      Condition: tagged("ResourceTag", scope),
    },
    {
      Sid: "LaunchTagged",
      Effect: "Allow",
      Action: [...actions, "ec2:CreateLaunchTemplate"],
      Resource: created(scope),
      Condition: tagged("RequestTag", scope),
    },
  ];
}

function taggingStatements(scope: KarpenterScope): readonly PolicyStatement[] {
  const atCreation = tagged("RequestTag", scope);
  return [
    {
      Sid: "TagAtCreation",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: created(scope),
      Condition: {
        ...atCreation,
        StringEquals: {
          ...atCreation.StringEquals,
          "ec2:CreateAction": ["CreateFleet", "CreateLaunchTemplate", "RunInstances"],
        },
      },
    },
    {
      Sid: "TagOwnInstances",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: regional(scope, "ec2", "*", "instance/*"),
      Condition: {
        ...tagged("ResourceTag", scope),
        StringEqualsIfExists: { "aws:RequestTag/eks:eks-cluster-name": scope.clusterName },
        "ForAllValues:StringEquals": {
          "aws:TagKeys": ["Name", "eks:eks-cluster-name", "karpenter.sh/nodeclaim"],
        },
      },
    },
  ];
}

function deletionStatements(scope: KarpenterScope): readonly PolicyStatement[] {
  return [
    {
      Sid: "DeleteOwn",
      Effect: "Allow",
      Action: ["ec2:DeleteLaunchTemplate", "ec2:TerminateInstances"],
      Resource: ["instance/*", "launch-template/*"].map((resource) =>
        regional(scope, "ec2", "*", resource),
      ),
      Condition: tagged("ResourceTag", scope),
    },
  ];
}

function profileStatements(scope: KarpenterScope): readonly PolicyStatement[] {
  const { aws, plan } = scope;
  return [
    {
      Sid: "GiveNodesTheirRole",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: global(scope, `role/${plan.nodeRoleName}`),
      Condition: {
        StringEquals: {
          "iam:PassedToService":
            aws.partition === "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com",
        },
      },
    },
    ...ownProfileStatements(scope),
    {
      // One that does not exist yet has no path, so this cannot be narrowed further.
      Sid: "ReadProfiles",
      Effect: "Allow",
      Action: "iam:GetInstanceProfile",
      Resource: global(scope, "instance-profile/*"),
    },
  ];
}

const PROFILE_CHANGES = [
  "iam:AddRoleToInstanceProfile",
  "iam:DeleteInstanceProfile",
  "iam:RemoveRoleFromInstanceProfile",
] as const;

/** Karpenter keeps a profile for each node class, under a path that names region and cluster. */
function ownProfileStatements(scope: KarpenterScope): readonly PolicyStatement[] {
  const { aws, clusterName } = scope;
  const Resource = global(scope, `instance-profile/karpenter/${aws.region}/${clusterName}/*`);
  const [asked, present] = [
    profileTagged("RequestTag", scope),
    profileTagged("ResourceTag", scope),
  ];
  const both = {
    StringEquals: { ...present.StringEquals, ...asked.StringEquals },
    StringLike: { ...present.StringLike, ...asked.StringLike },
  };
  return [
    {
      Sid: "CreateProfiles",
      Effect: "Allow",
      Action: "iam:CreateInstanceProfile",
      Resource,
      Condition: asked,
    },
    {
      Sid: "TagOwnProfiles",
      Effect: "Allow",
      Action: "iam:TagInstanceProfile",
      Resource,
      Condition: both,
    },
    {
      Sid: "ChangeOwnProfiles",
      Effect: "Allow",
      Action: PROFILE_CHANGES,
      Resource,
      Condition: present,
    },
  ];
}

function profileTagged(kind: TagKind, scope: KarpenterScope): PolicyCondition {
  return {
    StringEquals: {
      [clusterTag(kind, scope)]: "owned",
      [`aws:${kind}/topology.kubernetes.io/region`]: scope.aws.region,
    },
    StringLike: { [`aws:${kind}/karpenter.k8s.aws/ec2nodeclass`]: "*" },
  };
}

function interruptionStatements({ plan }: KarpenterScope): readonly PolicyStatement[] {
  return [
    {
      Sid: "ReadEvents",
      Effect: "Allow",
      Action: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
      Resource: plan.queueArn,
    },
  ];
}

/** Reads of EC2 that know no resource. */
const DESCRIPTIONS = [
  "CapacityReservations",
  "Images",
  "InstanceStatus",
  "InstanceTypeOfferings",
  "InstanceTypes",
  "Instances",
  "LaunchTemplates",
  "PlacementGroups",
  "SecurityGroups",
  "SpotPriceHistory",
  "Subnets",
] as const;

function discoveryStatements(scope: KarpenterScope): readonly PolicyStatement[] {
  return [
    {
      Sid: "ReadRegion",
      Effect: "Allow",
      Action: DESCRIPTIONS.map((thing) => `ec2:Describe${thing}`),
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": scope.aws.region } },
    },
    {
      // Neither has a region: prices are published in some only, and IAM in none.
      Sid: "ReadEverywhere",
      Effect: "Allow",
      Action: ["iam:ListInstanceProfiles", "pricing:GetProducts"],
      Resource: "*",
    },
    {
      Sid: "ReadImageReleases",
      Effect: "Allow",
      Action: "ssm:GetParameter",
      Resource: regional(scope, "ssm", "", "parameter/aws/service/*"),
    },
    {
      Sid: "ReadCluster",
      Effect: "Allow",
      Action: ["arc-zonal-shift:GetManagedResource", "eks:DescribeCluster"],
      Resource: clusterArn(scope),
    },
  ];
}

type TagKind = "RequestTag" | "ResourceTag";

function clusterTag(kind: TagKind, { clusterName }: Pick<KarpenterScope, "clusterName">): string {
  return `aws:${kind}/kubernetes.io/cluster/${clusterName}`;
}

/** What Karpenter made for this cluster, or asks to make. */
function tagged(
  kind: TagKind,
  scope: KarpenterScope,
): Readonly<Record<"StringEquals" | "StringLike", Readonly<Record<string, string>>>> {
  return {
    StringEquals: {
      [clusterTag(kind, scope)]: "owned",
      ...(kind === "RequestTag"
        ? { "aws:RequestTag/eks:eks-cluster-name": scope.clusterName }
        : {}),
    },
    StringLike: { [`aws:${kind}/karpenter.sh/nodepool`]: "*" },
  };
}

function created(scope: KarpenterScope): readonly string[] {
  return CREATED.map((kind) => regional(scope, "ec2", "*", `${kind}/*`));
}

function regional(
  { aws }: Pick<KarpenterScope, "aws">,
  service: string,
  account: string,
  resource: string,
): string {
  return `arn:${aws.partition}:${service}:${aws.region}:${account}:${resource}`;
}

function global({ aws }: KarpenterScope, resource: string): string {
  return `arn:${aws.partition}:iam::${aws.accountId}:${resource}`;
}

function clusterArn({ aws, clusterName }: Omit<KarpenterScope, "plan">): string {
  return regional({ aws }, "eks", aws.accountId, `cluster/${clusterName}`);
}
