import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Children, definedOnly, mapValues } from "../core";
import type { NetworkPlan } from "./pure/network-plan";

/** Children that {@link createVpc} declares, with their arguments. */
export interface VpcChildren {
  vpc: aws.ec2.VpcArgs;
  /** Of further ranges. */
  secondaryCidr: aws.ec2.VpcIpv4CidrBlockAssociationArgs;
  internetGateway: aws.ec2.InternetGatewayArgs;
  egressOnlyGateway: aws.ec2.EgressOnlyInternetGatewayArgs;
  defaultSecurityGroup: aws.ec2.DefaultSecurityGroupArgs;
}

/** The VPC with its ranges, its internet gateways and its default security group. */
export interface VpcNodes {
  readonly vpc: aws.ec2.Vpc;
  /** Further ranges by key. */
  readonly secondaryCidrs: Readonly<Record<string, aws.ec2.VpcIpv4CidrBlockAssociation>>;
  readonly internetGateway: aws.ec2.InternetGateway;
  /** Lets IPv6 traffic out and none in; where there is IPv6 and egress. */
  readonly egressOnlyGateway: aws.ec2.EgressOnlyInternetGateway | undefined;
  readonly defaultSecurityGroup: aws.ec2.DefaultSecurityGroup;
}

/** Declares the VPC and what it has one of. */
export function createVpc(
  name: string,
  plan: NetworkPlan,
  ipamPoolId: pulumi.Input<string> | undefined,
  children: Children<VpcChildren>,
): VpcNodes {
  const { region, cidr, ipv6, adopt } = plan;
  const args = definedOnly({
    region,
    cidrBlock: cidr,
    ipv4IpamPoolId: ipamPoolId,
    assignGeneratedIpv6CidrBlock: ipv6 ? true : undefined,
    // Both are needed for the private names of endpoints and of the cluster's API.
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: name },
  });
  const vpc = children.create("vpc", aws.ec2.Vpc, `${name}-vpc`, args, adopted(adopt.vpcId));
  const single = { region, vpcId: vpc.id, tags: { Name: name } };
  return {
    vpc,
    secondaryCidrs: createSecondaryCidrs(name, plan, vpc, children),
    internetGateway: children.create(
      "internetGateway",
      aws.ec2.InternetGateway,
      `${name}-internet-gateway`,
      single,
      adopted(adopt.internetGatewayId),
    ),
    egressOnlyGateway: createEgressOnlyGateway(name, plan, single, children),
    defaultSecurityGroup: closeDefaultSecurityGroup(name, plan, vpc, children),
  };
}

function createEgressOnlyGateway(
  name: string,
  { ipv6, nat }: NetworkPlan,
  args: aws.ec2.EgressOnlyInternetGatewayArgs,
  children: Children<VpcChildren>,
): aws.ec2.EgressOnlyInternetGateway | undefined {
  if (!ipv6 || nat.kind === "none") return undefined;
  return children.create(
    "egressOnlyGateway",
    aws.ec2.EgressOnlyInternetGateway,
    `${name}-egress-only-gateway`,
    args,
  );
}

/** Options of a resource that exists already where an id is given. */
export function adopted(id: string | undefined): pulumi.CustomResourceOptions {
  return definedOnly({ import: id });
}

function createSecondaryCidrs(
  name: string,
  { region, secondaryCidrs }: NetworkPlan,
  vpc: aws.ec2.Vpc,
  children: Children<VpcChildren>,
): VpcNodes["secondaryCidrs"] {
  return mapValues(secondaryCidrs, (cidrBlock, key) =>
    children.create("secondaryCidr", aws.ec2.VpcIpv4CidrBlockAssociation, `${name}-${key}-range`, {
      region,
      vpcId: vpc.id,
      cidrBlock,
    }),
  );
}

/** Without rules, what is put into the default group by mistake can neither send nor receive. */
function closeDefaultSecurityGroup(
  name: string,
  { region }: NetworkPlan,
  vpc: aws.ec2.Vpc,
  children: Children<VpcChildren>,
): aws.ec2.DefaultSecurityGroup {
  return children.create(
    "defaultSecurityGroup",
    aws.ec2.DefaultSecurityGroup,
    `${name}-default-security-group`,
    { region, vpcId: vpc.id, ingress: [], egress: [], tags: { Name: `${name}-default-closed` } },
  );
}
