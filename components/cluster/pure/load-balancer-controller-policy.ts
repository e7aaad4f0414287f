import type { AwsLocation } from "../../core/pure/aws-location";
import type { PolicyCondition, PolicyStatement } from "../../core/pure/iam-policy";

/** Tag that the controller puts on everything it makes, with the name of its cluster. */
const OWNER_TAG = "elbv2.k8s.aws/cluster";

/**
 * Rights of the AWS Load Balancer Controller. Its published policy asks only that the owner tag is
 * there; this one asks that it names this cluster, so that two clusters of an account cannot change
 * each other's load balancers; a target group made elsewhere must carry the tag before the controller
 * may bind to it. Web ACLs, Shield, Cognito and trust stores are left out: add them where they are used.
 */
export function loadBalancerControllerStatements(
  aws: AwsLocation,
  clusterName: string,
): readonly PolicyStatement[] {
  const { accountId, partition, region } = aws;
  const ec2 = (resource: string) => `arn:${partition}:ec2:${region}:${accountId}:${resource}`;
  const balancing = (resource: string) =>
    `arn:${partition}:elasticloadbalancing:${region}:${accountId}:${resource}`;
  return [
    ...readStatements(),
    {
      Sid: "FirstLoadBalancerOfTheAccount",
      Effect: "Allow",
      Action: "iam:CreateServiceLinkedRole",
      Resource: `arn:${partition}:iam::${accountId}:role/aws-service-role/elasticloadbalancing.amazonaws.com/*`,
      Condition: { StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" } },
    },
    ...securityGroupStatements(ec2, clusterName),
    ...balancerStatements(balancing, clusterName),
  ];
}

/** Names the resource of a service in this account and region. */
type ResourceArn = (resource: string) => string;

/** Describing has no resource level. */
function readStatements(): readonly PolicyStatement[] {
  return [
    {
      Sid: "See",
      Effect: "Allow",
      Action: [
        "acm:DescribeCertificate",
        "acm:ListCertificates",
        "ec2:DescribeAccountAttributes",
        "ec2:DescribeAddresses",
        "ec2:DescribeAvailabilityZones",
        "ec2:DescribeInstances",
        "ec2:DescribeInternetGateways",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeTags",
        "ec2:DescribeVpcPeeringConnections",
        "ec2:DescribeVpcs",
        "ec2:GetSecurityGroupsForVpc",
        "elasticloadbalancing:DescribeCapacityReservation",
        "elasticloadbalancing:DescribeListenerAttributes",
        "elasticloadbalancing:DescribeListenerCertificates",
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeLoadBalancerAttributes",
        "elasticloadbalancing:DescribeLoadBalancers",
        "elasticloadbalancing:DescribeRules",
        "elasticloadbalancing:DescribeSSLPolicies",
        "elasticloadbalancing:DescribeTags",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
      ],
      Resource: "*",
    },
  ];
}

/** Security groups that it creates, and rules in the one group that EKS gives to the nodes. */
function securityGroupStatements(
  ec2: ResourceArn,
  clusterName: string,
): readonly PolicyStatement[] {
  const groups = ec2("security-group/*");
  return [
    ...newGroupStatements(groups, ec2("vpc/*"), clusterName),
    {
      Sid: "ChangeOwnSecurityGroups",
      Effect: "Allow",
      Action: [...RULE_CHANGES, "ec2:CreateTags", "ec2:DeleteSecurityGroup", "ec2:DeleteTags"],
      Resource: groups,
      Condition: owned(clusterName),
    },
    {
      Sid: "AdmitTrafficToNodes",
      Effect: "Allow",
      Action: RULE_CHANGES,
      Resource: groups,
      Condition: {
        StringEquals: { [`aws:ResourceTag/kubernetes.io/cluster/${clusterName}`]: "owned" },
      },
    },
  ];
}

const RULE_CHANGES = [
  "ec2:AuthorizeSecurityGroupIngress",
  "ec2:RevokeSecurityGroupIngress",
] as const;

/** A group is made in a network, and with the owner tag from its first moment. */
function newGroupStatements(
  groups: string,
  networks: string,
  clusterName: string,
): readonly PolicyStatement[] {
  return [
    {
      Sid: "MakeSecurityGroups",
      Effect: "Allow",
      Action: "ec2:CreateSecurityGroup",
      Resource: groups,
      Condition: requested(clusterName),
    },
    {
      Sid: "MakeSecurityGroupsInNetwork",
      Effect: "Allow",
      Action: "ec2:CreateSecurityGroup",
      Resource: networks,
    },
    {
      Sid: "TagNewSecurityGroups",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: groups,
      Condition: {
        StringEquals: {
          "ec2:CreateAction": "CreateSecurityGroup",
          [`aws:RequestTag/${OWNER_TAG}`]: clusterName,
        },
      },
    },
  ];
}

/** Load balancers, listeners and target groups that carry the tag of the cluster. */
function balancerStatements(
  balancing: ResourceArn,
  clusterName: string,
): readonly PolicyStatement[] {
  const everything = ["loadbalancer/*", "targetgroup/*", "listener/*", "listener-rule/*"];
  const resources = everything.map(balancing);
  return [
    ...newBalancerStatements(resources, clusterName),
    {
      Sid: "ChangeOwnLoadBalancers",
      Effect: "Allow",
      Action: CHANGES.map(balancingAction),
      Resource: resources,
      Condition: owned(clusterName),
    },
    {
      Sid: "RegisterTargets",
      Effect: "Allow",
      Action: ["DeregisterTargets", "RegisterTargets"].map(balancingAction),
      Resource: balancing("targetgroup/*"),
      Condition: owned(clusterName),
    },
  ];
}

/** They carry the owner tag from their first moment. */
function newBalancerStatements(
  resources: readonly string[],
  clusterName: string,
): readonly PolicyStatement[] {
  return [
    {
      Sid: "MakeLoadBalancers",
      Effect: "Allow",
      Action: CREATIONS.map(balancingAction),
      Resource: resources,
      Condition: requested(clusterName),
    },
    {
      // While the thing is made, and never later: else the tag could be put on another's.
      Sid: "TagNewLoadBalancers",
      Effect: "Allow",
      Action: balancingAction("AddTags"),
      Resource: resources,
      Condition: {
        StringEquals: {
          "elasticloadbalancing:CreateAction": [...CREATIONS],
          [`aws:RequestTag/${OWNER_TAG}`]: clusterName,
        },
      },
    },
  ];
}

function balancingAction(name: string): string {
  return `elasticloadbalancing:${name}`;
}

const CREATIONS = [
  "CreateLoadBalancer",
  "CreateTargetGroup",
  "CreateListener",
  "CreateRule",
] as const;

const CHANGES = [
  "AddListenerCertificates",
  "AddTags",
  "CreateListener",
  "CreateRule",
  "DeleteListener",
  "DeleteLoadBalancer",
  "DeleteRule",
  "DeleteTargetGroup",
  "ModifyCapacityReservation",
  "ModifyListener",
  "ModifyListenerAttributes",
  "ModifyLoadBalancerAttributes",
  "ModifyRule",
  "ModifyTargetGroup",
  "ModifyTargetGroupAttributes",
  "RemoveListenerCertificates",
  "RemoveTags",
  "SetIpAddressType",
  "SetRulePriorities",
  "SetSecurityGroups",
  "SetSubnets",
] as const;

function requested(clusterName: string): PolicyCondition {
  return { StringEquals: { [`aws:RequestTag/${OWNER_TAG}`]: clusterName } };
}

function owned(clusterName: string): PolicyCondition {
  return { StringEquals: { [`aws:ResourceTag/${OWNER_TAG}`]: clusterName } };
}
