import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transform } from "../core";
import type { NetworkPlan } from "./pure/network-plan";

/** The VPC with its ranges, its door to the internet and its default group. */
export interface VpcNodes {
  readonly vpc: aws.ec2.Vpc;
  /** Further ranges by key. */
  readonly secondaryCidrs: ReadonlyMap<string, aws.ec2.VpcIpv4CidrBlockAssociation>;
  readonly internetGateway: aws.ec2.InternetGateway;
  /** Lets IPv6 out and nothing in; where there is IPv6 and a way out. */
  readonly egressOnlyGateway: aws.ec2.EgressOnlyInternetGateway | undefined;
  readonly defaultSecurityGroup: aws.ec2.DefaultSecurityGroup;
}

/** Declares the VPC and what there is one of in it. */
export function createVpc(
  name: string,
  plan: NetworkPlan,
  ipamPoolId: pulumi.Input<string> | undefined,
  transform: Transform<aws.ec2.VpcArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): VpcNodes {
  const { region, cidr, ipv6, adopt } = plan;
  const planned = {
    region,
    cidrBlock: cidr,
    ...(ipamPoolId === undefined ? {} : { ipv4IpamPoolId: ipamPoolId }),
    ...(ipv6 ? { assignGeneratedIpv6CidrBlock: true } : {}),
    // Both are needed for the private names of endpoints and of the cluster's API.
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: name },
  };
  const args = applyTransform(transform, planned);
  const vpc = new aws.ec2.Vpc(`${name}-vpc`, args, adopted(opts, adopt.vpcId));
  const single = { region, vpcId: vpc.id, tags: { Name: name } };
  return {
    vpc,
    secondaryCidrs: createSecondaryCidrs(name, plan, vpc, opts),
    internetGateway: new aws.ec2.InternetGateway(
      `${name}-internet-gateway`,
      single,
      adopted(opts, adopt.internetGatewayId),
    ),
    egressOnlyGateway:
      ipv6 && plan.nat.kind !== "none"
        ? new aws.ec2.EgressOnlyInternetGateway(`${name}-egress-only-gateway`, single, opts)
        : undefined,
    defaultSecurityGroup: closeDefaultSecurityGroup(name, plan, vpc, opts),
  };
}

/** Options of a resource that exists already where an id is given. */
export function adopted(
  opts: pulumi.CustomResourceOptions,
  id: string | undefined,
): pulumi.CustomResourceOptions {
  return id === undefined ? opts : { ...opts, import: id };
}

function createSecondaryCidrs(
  name: string,
  { region, secondaryCidrs }: NetworkPlan,
  vpc: aws.ec2.Vpc,
  opts: pulumi.CustomResourceOptions,
): VpcNodes["secondaryCidrs"] {
  return new Map(
    Object.entries(secondaryCidrs).map(([key, cidrBlock]) => [
      key,
      new aws.ec2.VpcIpv4CidrBlockAssociation(
        `${name}-${key}-range`,
        { region, vpcId: vpc.id, cidrBlock },
        opts,
      ),
    ]),
  );
}

/** Without rules nothing that was put into it by oversight can talk or be talked to. */
function closeDefaultSecurityGroup(
  name: string,
  { region }: NetworkPlan,
  vpc: aws.ec2.Vpc,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.DefaultSecurityGroup {
  return new aws.ec2.DefaultSecurityGroup(
    `${name}-default-security-group`,
    { region, vpcId: vpc.id, ingress: [], egress: [], tags: { Name: `${name}-default-closed` } },
    opts,
  );
}
