import type { AccountRecord } from "../../account";
import type { CloudView } from "../../cloud-view";
import { fieldOf, isSameAccount, isSamePlace, numberAt } from "./record-fields";
import type { Rule } from "./rule";

/** How many things of a kind an account may have by default. */
export interface Quota {
  readonly name: string;
  readonly type: string;
  readonly limit: number;
  /** What is counted together; undefined while it is not known. @default - a region */
  readonly per?: (thing: AccountRecord, view: CloudView) => string | undefined;
  /** True where all regions of an account are counted together. */
  readonly isGlobal?: boolean;
  /** Which things of the type count. @default - all */
  readonly counts?: (thing: AccountRecord) => boolean;
  readonly words: string;
}

const perField = (path: string) => (thing: AccountRecord) => fieldOf(thing, path);

/** A NAT gateway is where its subnet is. */
function zoneOf(nat: AccountRecord, view: CloudView): string | undefined {
  const subnetId = fieldOf(nat, "subnetId");
  const subnet = view.ofType("aws:ec2/subnet:Subnet").find(({ id }) => id === subnetId);
  return subnet === undefined ? undefined : fieldOf(subnet, "availabilityZone");
}

const isGatewayEndpoint = (endpoint: AccountRecord) =>
  (fieldOf(endpoint, "vpcEndpointType") ?? "Gateway") === "Gateway";

const TOO_MANY_RULES =
  "RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached.";

const TOO_MANY_ENDPOINTS =
  "VpcEndpointLimitExceeded: The maximum number of VPC endpoints has been reached.";

/** https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const VPC_QUOTAS: readonly Quota[] = [
  {
    name: "VPCs per Region",
    type: "aws:ec2/vpc:Vpc",
    limit: 5,
    words: "VpcLimitExceeded: The maximum number of VPCs has been reached.",
  },
  {
    name: "Subnets per VPC",
    type: "aws:ec2/subnet:Subnet",
    limit: 200,
    per: perField("vpcId"),
    words: "SubnetLimitExceeded: The maximum number of subnets has been reached.",
  },
  {
    name: "Elastic IP addresses per Region",
    type: "aws:ec2/eip:Eip",
    limit: 5,
    words: "AddressLimitExceeded: The maximum number of addresses has been reached.",
  },
  {
    name: "NAT gateways per Availability Zone",
    type: "aws:ec2/natGateway:NatGateway",
    limit: 5,
    per: zoneOf,
    words: "NatGatewayLimitExceeded: The maximum number of NAT Gateways has been reached.",
  },
  {
    name: "Internet gateways per Region",
    type: "aws:ec2/internetGateway:InternetGateway",
    limit: 5,
    words:
      "InternetGatewayLimitExceeded: The maximum number of internet gateways has been reached.",
  },
  {
    name: "Egress-only internet gateways per Region",
    type: "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
    limit: 5,
    words:
      "InternetGatewayLimitExceeded: The maximum number of egress-only internet gateways has been reached.",
  },
  {
    name: "Route tables per VPC",
    type: "aws:ec2/routeTable:RouteTable",
    limit: 200,
    per: perField("vpcId"),
    words: "RouteTableLimitExceeded: The maximum number of route tables has been reached.",
  },
  {
    name: "Routes per route table",
    type: "aws:ec2/route:Route",
    limit: 500,
    per: perField("routeTableId"),
    words: "RouteLimitExceeded: The maximum number of routes has been reached.",
  },
  {
    name: "VPC security groups per Region",
    type: "aws:ec2/securityGroup:SecurityGroup",
    limit: 2_500,
    words: "SecurityGroupLimitExceeded: The maximum number of security groups has been reached.",
  },
  {
    name: "Inbound rules per security group",
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    limit: 60,
    per: perField("securityGroupId"),
    words: TOO_MANY_RULES,
  },
  {
    name: "Outbound rules per security group",
    type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    limit: 60,
    per: perField("securityGroupId"),
    words: TOO_MANY_RULES,
  },
];

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html */
const ENDPOINT_QUOTAS: readonly Quota[] = [
  {
    name: "Interface and Gateway Load Balancer endpoints per VPC",
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    limit: 50,
    per: perField("vpcId"),
    counts: (endpoint) => !isGatewayEndpoint(endpoint),
    words: TOO_MANY_ENDPOINTS,
  },
  {
    name: "Gateway VPC endpoints per Region",
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    limit: 20,
    counts: isGatewayEndpoint,
    words: TOO_MANY_ENDPOINTS,
  },
];

/** https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html */
const EKS_QUOTAS: readonly Quota[] = [
  {
    name: "Clusters",
    type: "aws:eks/cluster:Cluster",
    limit: 100,
    words: "ResourceLimitExceededException: Cluster count limit reached",
  },
  {
    name: "Managed node groups per cluster",
    type: "aws:eks/nodeGroup:NodeGroup",
    limit: 30,
    per: perField("clusterName"),
    words: "ResourceLimitExceededException: Nodegroup count limit reached",
  },
  {
    name: "Fargate profiles per cluster",
    type: "aws:eks/fargateProfile:FargateProfile",
    limit: 10,
    per: perField("clusterName"),
    words: "ResourceLimitExceededException: Fargate profile count limit reached",
  },
];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const IAM_QUOTAS: readonly Quota[] = [
  {
    name: "Roles per account",
    type: "aws:iam/role:Role",
    limit: 1_000,
    isGlobal: true,
    words: "LimitExceeded: Cannot exceed quota for RolesPerAccount: 1000",
  },
  {
    name: "Customer managed policies per account",
    type: "aws:iam/policy:Policy",
    limit: 1_500,
    isGlobal: true,
    words: "LimitExceeded: Cannot exceed quota for PoliciesPerAccount: 1500",
  },
  {
    name: "Managed policies per role",
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    limit: 10,
    isGlobal: true,
    per: perField("role"),
    words: "LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10",
  },
  {
    name: "Instance profiles per account",
    type: "aws:iam/instanceProfile:InstanceProfile",
    limit: 1_000,
    isGlobal: true,
    words: "LimitExceeded: Cannot exceed quota for InstanceProfilesPerAccount: 1000",
  },
  {
    name: "OpenID Connect providers per account",
    type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    limit: 100,
    isGlobal: true,
    words: "LimitExceeded: Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100",
  },
];

/**
 * https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html. Log groups (a million
 * per region) are beyond what a stack can declare.
 */
const KMS_QUOTAS: readonly Quota[] = [
  {
    name: "AWS KMS keys",
    type: "aws:kms/key:Key",
    limit: 100_000,
    words: "LimitExceededException: The quota for KMS keys has been reached",
  },
  {
    name: "Aliases per KMS key",
    type: "aws:kms/alias:Alias",
    limit: 50,
    per: perField("targetKeyId"),
    words: "LimitExceededException: The quota for aliases of this KMS key has been reached",
  },
];

/** Default quotas of an account; AWS raises most of them on request. */
export const QUOTAS: readonly Quota[] = [
  ...VPC_QUOTAS,
  ...ENDPOINT_QUOTAS,
  ...EKS_QUOTAS,
  ...IAM_QUOTAS,
  ...KMS_QUOTAS,
];

/** https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html */
const NODES_PER_NODE_GROUP = 450;

/** One thing more than a quota admits is refused. */
export const refuseOverQuota: Rule = ({ kind, thing, others }) => {
  if (kind === "delete") return undefined;
  if (isTooLarge(thing)) {
    return `ResourceLimitExceededException: Nodes per managed node group limit of ${NODES_PER_NODE_GROUP} exceeded`;
  }
  if (kind === "update") return undefined;
  const quotas = QUOTAS.filter(({ type }) => type === thing.type);
  return quotas.find((quota) => isExhausted(quota, thing, others))?.words;
};

function isTooLarge(thing: AccountRecord): boolean {
  if (thing.type !== "aws:eks/nodeGroup:NodeGroup") return false;
  return (numberAt(thing, "scalingConfig.maxSize") ?? 0) > NODES_PER_NODE_GROUP;
}

function isExhausted(quota: Quota, thing: AccountRecord, others: CloudView): boolean {
  const { per = () => "", counts = () => true } = quota;
  const group = per(thing, others);
  if (group === undefined || !counts(thing)) return false;
  const isNear = quota.isGlobal === true ? isSameAccount : isSamePlace;
  const existing = others
    .ofType(quota.type)
    .filter((other) => isNear(thing, other) && counts(other) && per(other, others) === group);
  return existing.length >= quota.limit;
}
