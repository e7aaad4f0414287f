import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, physicalName, type Transform } from "../core";
import type { EndpointPlan } from "./pure/endpoint-services";
import type { NetworkPlan } from "./pure/network-plan";
import type { RoutingNodes } from "./routing";
import { subnetIdsOf, type TieredSubnet } from "./subnets";

/** What endpoints are attached to. */
export interface EndpointParts {
  readonly vpc: aws.ec2.Vpc;
  readonly subnets: readonly TieredSubnet[];
  readonly routing: RoutingNodes;
  readonly transform: Transform<aws.ec2.VpcEndpointArgs> | undefined;
}

/** The endpoints of a network. */
export interface NetworkEndpoints {
  /** By key: `s3`, `ecr-api`. */
  readonly byKey: ReadonlyMap<string, aws.ec2.VpcEndpoint>;
  /** Group of the interface endpoints, where there are any. */
  readonly securityGroup: aws.ec2.SecurityGroup | undefined;
}

/** Declares the planned endpoints; those with network interfaces share one security group. */
export function createEndpoints(
  name: string,
  plan: NetworkPlan,
  parts: EndpointParts,
  opts: pulumi.CustomResourceOptions,
): NetworkEndpoints {
  const hasInterfaces = plan.endpoints.some(({ kind }) => kind === "Interface");
  const securityGroup = hasInterfaces
    ? createSecurityGroup(name, plan, parts.vpc, opts)
    : undefined;
  const byKey = new Map(
    plan.endpoints.map((endpoint) => [
      endpoint.key,
      createEndpoint(name, plan.region, endpoint, { ...parts, securityGroup }, opts),
    ]),
  );
  return { byKey, securityGroup };
}

function createEndpoint(
  name: string,
  region: string,
  endpoint: EndpointPlan,
  parts: EndpointParts & Pick<NetworkEndpoints, "securityGroup">,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.VpcEndpoint {
  const endpointName = `${name}-endpoint-${endpoint.key}`;
  const attachment =
    endpoint.kind === "Gateway"
      ? { routeTableIds: parts.routing.privateRouteTables.map(({ id }) => id) }
      : {
          subnetIds: [...subnetIdsOf(parts.subnets, "private")],
          securityGroupIds: parts.securityGroup === undefined ? [] : [parts.securityGroup.id],
          // The service's public name resolves to the endpoint, so no client needs to know of it.
          privateDnsEnabled: true,
        };
  const planned = {
    region,
    vpcId: parts.vpc.id,
    serviceName: endpoint.serviceName,
    vpcEndpointType: endpoint.kind,
    ...attachment,
    tags: { Name: endpointName },
  };
  return new aws.ec2.VpcEndpoint(endpointName, applyTransform(parts.transform, planned), opts);
}

/** Has no egress rule: an endpoint answers and never opens a connection. */
function createSecurityGroup(
  name: string,
  plan: NetworkPlan,
  vpc: aws.ec2.Vpc,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.SecurityGroup {
  const { region } = plan;
  const groupName = physicalName("securityGroup", name, "endpoints");
  const securityGroup = new aws.ec2.SecurityGroup(
    `${name}-endpoints`,
    {
      region,
      vpcId: vpc.id,
      name: groupName,
      description: "Interface endpoints of the VPC",
      tags: { Name: groupName },
    },
    opts,
  );
  const sources = [
    ["", { cidrIpv4: plan.cidr }],
    ...Object.entries(plan.secondaryCidrs).map(
      ([key, cidrIpv4]) => [`-range-${key}`, { cidrIpv4 }] as const,
    ),
    ...(plan.ipv6 ? [["-ipv6", { cidrIpv6: vpc.ipv6CidrBlock }] as const] : []),
  ] as const;
  for (const [suffix, source] of sources) {
    admitHttps(`${name}-endpoints-https${suffix}`, region, securityGroup, source, opts);
  }
  return securityGroup;
}

function admitHttps(
  name: string,
  region: string,
  securityGroup: aws.ec2.SecurityGroup,
  source: Pick<aws.vpc.SecurityGroupIngressRuleArgs, "cidrIpv4" | "cidrIpv6">,
  opts: pulumi.CustomResourceOptions,
): void {
  new aws.vpc.SecurityGroupIngressRule(
    name,
    {
      region,
      securityGroupId: securityGroup.id,
      description: "HTTPS from within the VPC",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      ...source,
      tags: { Name: name },
    },
    opts,
  );
}
