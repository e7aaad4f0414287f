import type { AccountRecord } from "../../account";
import type { CloudView } from "../../cloud-view";
import { isProperties } from "../../properties";
import type { Properties } from "../../properties";
import { unseal } from "../../sealed-secrets";
import { fieldsOf, propertyAt } from "../rules/record-fields";
import { objectsOf, refusal, textArgument, textsOf } from "./answer";
import type { Answer } from "./answer";

/** A kind of thing that functions look up. */
interface Entity {
  readonly type: string;
  /** What one is called in an error: `EC2 VPC`. */
  readonly noun: string;
  /** Arguments that select by a property of the thing. */
  readonly by: Readonly<Record<string, string>>;
  /** What AWS says when the first of them finds nothing. */
  readonly missing?: (name: string) => string;
}

const VPC: Entity = {
  type: "aws:ec2/vpc:Vpc",
  noun: "EC2 VPC",
  by: { id: "id", cidrBlock: "cidrBlock" },
  missing: (id) => `InvalidVpcID.NotFound: The vpc ID '${id}' does not exist`,
};

const SUBNET: Entity = {
  type: "aws:ec2/subnet:Subnet",
  noun: "EC2 Subnet",
  by: {
    id: "id",
    vpcId: "vpcId",
    cidrBlock: "cidrBlock",
    availabilityZone: "availabilityZone",
  },
  missing: (id) => `InvalidSubnetID.NotFound: The subnet ID '${id}' does not exist`,
};

const SECURITY_GROUP: Entity = {
  type: "aws:ec2/securityGroup:SecurityGroup",
  noun: "EC2 Security Group",
  by: { id: "id", name: "name", vpcId: "vpcId" },
  missing: (id) => `InvalidGroup.NotFound: The security group '${id}' does not exist`,
};

const ROUTE_TABLE: Entity = {
  type: "aws:ec2/routeTable:RouteTable",
  noun: "EC2 Route Table",
  by: { routeTableId: "id", vpcId: "vpcId" },
  missing: (id) => `InvalidRouteTableID.NotFound: The routeTable ID '${id}' does not exist`,
};

const INTERNET_GATEWAY: Entity = {
  type: "aws:ec2/internetGateway:InternetGateway",
  noun: "EC2 Internet Gateway",
  by: { internetGatewayId: "id" },
  missing: (id) =>
    `InvalidInternetGatewayID.NotFound: The internetGateway ID '${id}' does not exist`,
};

const NAT_GATEWAY: Entity = {
  type: "aws:ec2/natGateway:NatGateway",
  noun: "EC2 NAT Gateway",
  by: { id: "id", subnetId: "subnetId" },
  missing: (id) => `NatGatewayNotFound: The Nat Gateway ${id} was not found`,
};

const ADDRESS: Entity = {
  type: "aws:ec2/eip:Eip",
  noun: "EC2 EIP",
  by: { id: "id", publicIp: "publicIp" },
  missing: (id) => `InvalidAllocationID.NotFound: The allocation ID '${id}' does not exist`,
};

const LAUNCH_TEMPLATE: Entity = {
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  noun: "EC2 Launch Template",
  by: { id: "id", name: "name" },
  missing: (id) =>
    `InvalidLaunchTemplateId.NotFound: The specified launch template, with template ID ${id}, does not exist.`,
};

const ROLE: Entity = {
  type: "aws:iam/role:Role",
  noun: "IAM Role",
  by: { name: "name" },
  missing: (name) => `NoSuchEntity: The role with name ${name} cannot be found.`,
};

const POLICY: Entity = {
  type: "aws:iam/policy:Policy",
  noun: "IAM Policy",
  by: { arn: "arn", name: "name" },
  missing: (arn) => `NoSuchEntity: Policy ${arn} was not found.`,
};

const INSTANCE_PROFILE: Entity = {
  type: "aws:iam/instanceProfile:InstanceProfile",
  noun: "IAM Instance Profile",
  by: { name: "name" },
  missing: (name) => `NoSuchEntity: Instance Profile ${name} cannot be found.`,
};

const OIDC_PROVIDER: Entity = {
  type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  noun: "IAM OIDC Provider",
  by: { arn: "arn", url: "url" },
  missing: (arn) => `NoSuchEntity: OpenIDConnect Provider not found for arn ${arn}`,
};

const KMS_ALIAS: Entity = {
  type: "aws:kms/alias:Alias",
  noun: "KMS Alias",
  by: { name: "name" },
  missing: (name) => `NotFoundException: Alias ${name} is not found.`,
};

const LOG_GROUP: Entity = {
  type: "aws:cloudwatch/logGroup:LogGroup",
  noun: "CloudWatch Logs Log Group",
  by: { name: "name" },
  missing: () => "ResourceNotFoundException: The specified log group does not exist.",
};

const BUCKET: Entity = {
  type: "aws:s3/bucket:Bucket",
  noun: "S3 Bucket",
  by: { bucket: "id" },
  missing: () => "NoSuchBucket: The specified bucket does not exist",
};

const ZONE: Entity = {
  type: "aws:route53/zone:Zone",
  noun: "Route 53 Hosted Zone",
  by: { zoneId: "id", name: "name" },
  missing: (id) => `NoSuchHostedZone: No hosted zone found with ID: ${id}`,
};

/** What the filters of EC2's Describe calls look at. */
const FILTERS: Readonly<Record<string, string>> = {
  "vpc-id": "vpcId",
  "subnet-id": "id",
  "route-table-id": "id",
  "group-id": "id",
  "group-name": "name",
  cidr: "cidrBlock",
  "cidr-block": "cidrBlock",
  "availability-zone": "availabilityZone",
  "attachment.vpc-id": "vpcId",
  state: "state",
};

/** Functions that look for one thing, and functions that list the ids of all that match. */
export const ENTITY_ANSWERS: Readonly<Record<string, Answer>> = {
  "aws:ec2/getVpc:getVpc": one(VPC),
  "aws:ec2/getVpcs:getVpcs": many(VPC),
  "aws:ec2/getSubnet:getSubnet": one(SUBNET),
  "aws:ec2/getSubnets:getSubnets": many(SUBNET),
  "aws:ec2/getSecurityGroup:getSecurityGroup": one(SECURITY_GROUP),
  "aws:ec2/getSecurityGroups:getSecurityGroups": many(SECURITY_GROUP),
  "aws:ec2/getRouteTable:getRouteTable": (args, location, view) =>
    withRoutes(one(ROUTE_TABLE)(args, location, view), view),
  "aws:ec2/getRouteTables:getRouteTables": many(ROUTE_TABLE),
  "aws:ec2/getInternetGateway:getInternetGateway": one(INTERNET_GATEWAY),
  "aws:ec2/getNatGateway:getNatGateway": one(NAT_GATEWAY),
  "aws:ec2/getNatGateways:getNatGateways": many(NAT_GATEWAY),
  "aws:ec2/getElasticIp:getElasticIp": one(ADDRESS),
  "aws:ec2/getLaunchTemplate:getLaunchTemplate": one(LAUNCH_TEMPLATE),
  "aws:iam/getRole:getRole": one(ROLE),
  "aws:iam/getPolicy:getPolicy": one(POLICY),
  "aws:iam/getInstanceProfile:getInstanceProfile": one(INSTANCE_PROFILE),
  "aws:iam/getOpenIdConnectProvider:getOpenIdConnectProvider": one(OIDC_PROVIDER),
  "aws:kms/getAlias:getAlias": one(KMS_ALIAS),
  "aws:cloudwatch/getLogGroup:getLogGroup": one(LOG_GROUP),
  "aws:s3/getBucket:getBucket": one(BUCKET),
  "aws:route53/getZone:getZone": one(ZONE),
};

function one(entity: Entity): Answer {
  return (args, location, view) => {
    const found = select(entity, args, location.region, view);
    const [record] = found;
    if (record === undefined) throw refusal(wordsOf(entity, args));
    if (found.length > 1) {
      throw refusal(`multiple ${entity.noun}s matched; use additional constraints to reduce them`);
    }
    return describe(record);
  };
}

function many(entity: Entity): Answer {
  return (args, location, view) => ({
    id: location.region,
    ids: select(entity, args, location.region, view).map(({ id }) => id),
  });
}

/** A route table shows its routes and associations, which are things of their own here. */
function withRoutes(table: Properties, view: CloudView): Properties {
  const partsOf = (type: string) =>
    view
      .ofType(type)
      .filter((part) => fieldsOf(part, "routeTableId").includes(String(table.id)))
      .map(describe);
  const associations = partsOf("aws:ec2/routeTableAssociation:RouteTableAssociation");
  return {
    ...table,
    routeTableId: table.id,
    routes: partsOf("aws:ec2/route:Route").map(({ destinationCidrBlock, ...route }) => ({
      ...route,
      cidrBlock: destinationCidrBlock,
    })),
    associations: associations.map(({ id, ...association }) => ({
      ...association,
      routeTableAssociationId: id,
    })),
  };
}

/** A thing as a function shows it; sealed secrets stay secret. */
export function describe(record: AccountRecord): Properties {
  const { tags = {}, ...outputs } = unseal(record.outputs, {});
  return { ...outputs, tags, id: record.id };
}

function select(
  entity: Entity,
  args: Properties,
  region: string,
  view: CloudView,
): readonly AccountRecord[] {
  return view
    .ofType(entity.type)
    .filter(({ place }) => isGlobal(entity) || place === undefined || place.region === region)
    .filter((record) => isSelected(entity, record, args));
}

function isGlobal({ type }: Entity): boolean {
  return /^aws:(?:iam|s3|route53)\//.test(type);
}

function isSelected({ by }: Entity, record: AccountRecord, args: Properties): boolean {
  const isNamed = Object.entries(by).every(([argument, path]) => {
    const wanted = textArgument(args, argument);
    return wanted === "" || fieldsOf(record, path).includes(wanted);
  });
  return isNamed && hasTags(record, args) && passesFilters(record, args);
}

function hasTags(record: AccountRecord, args: Properties): boolean {
  const wanted = isProperties(args.tags) ? args.tags : {};
  return Object.entries(wanted).every(([key, value]) => tagOf(record, key) === value);
}

function passesFilters(record: AccountRecord, args: Properties): boolean {
  return objectsOf(args, "filters").every((filter) => {
    const values = textsOf(filter, "values");
    return valuesFor(record, textArgument(filter, "name")).some((value) =>
      values.some((wanted) => matches(wanted, value)),
    );
  });
}

function valuesFor(record: AccountRecord, filter: string): readonly string[] {
  if (filter.startsWith("tag:")) {
    const tag = tagOf(record, filter.slice("tag:".length));
    return typeof tag === "string" ? [tag] : [];
  }
  const path = FILTERS[filter];
  if (path === undefined) {
    throw refusal(`InvalidParameterValue: The filter '${filter}' is invalid`);
  }
  return fieldsOf(record, path);
}

/** Tags may have dots in their keys, so they are not paths. */
function tagOf(record: AccountRecord, key: string): unknown {
  const tags = propertyAt(record.outputs, "tags");
  return isProperties(tags) ? tags[key] : undefined;
}

/** `*` stands for any text in a filter. */
function matches(wanted: string, value: string): boolean {
  const pattern = wanted.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${pattern}$`).test(value);
}

function wordsOf(entity: Entity, args: Properties): string {
  const named = Object.keys(entity.by)
    .map((argument) => textArgument(args, argument))
    .find((name) => name !== "");
  const isByFirst = named === textArgument(args, Object.keys(entity.by)[0] ?? "");
  return named !== undefined && isByFirst && entity.missing !== undefined
    ? entity.missing(named)
    : `no matching ${entity.noun} found`;
}
