import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Children, physicalName } from "../core";
import type { EndpointPlan } from "./pure/endpoint-services";
import type { NetworkPlan } from "./pure/network-plan";
import type { RoutingNodes } from "./routing";
import { subnetsOf, type TieredSubnet } from "./subnets";

/** Children that {@link createEndpoints} declares, with their arguments. */
export interface EndpointChildren {
  endpoint: aws.ec2.VpcEndpointArgs;
  endpointSecurityGroup: aws.ec2.SecurityGroupArgs;
  endpointIngress: aws.vpc.SecurityGroupIngressRuleArgs;
}

/** What endpoints are attached to. */
export interface EndpointParts {
  readonly vpc: aws.ec2.Vpc;
  readonly subnets: readonly TieredSubnet[];
  readonly routing: RoutingNodes;
}

/** The endpoints of a network. */
export interface NetworkEndpoints {
  /** By key: `s3`, `ecr-api`. */
  readonly byKey: Readonly<Record<string, aws.ec2.VpcEndpoint>>;
  /** Group of the interface endpoints, where there are any. */
  readonly securityGroup: aws.ec2.SecurityGroup | undefined;
}

/** Declares the planned endpoints; those with network interfaces share one security group. */
export function createEndpoints(
  name: string,
  plan: NetworkPlan,
  parts: EndpointParts,
  children: Children<EndpointChildren>,
): NetworkEndpoints {
  const hasInterfaces = plan.endpoints.some(({ kind }) => kind === "Interface");
  const group = hasInterfaces ? createSecurityGroup(name, plan, parts.vpc, children) : undefined;
  const byKey = Object.fromEntries(
    plan.endpoints.map((endpoint) => [
      endpoint.key,
      createEndpoint(name, plan.region, endpoint, { ...parts, group }, children),
    ]),
  );
  return { byKey, securityGroup: group?.securityGroup };
}

/** A security group with the rules that open it. */
interface OpenedGroup {
  readonly securityGroup: aws.ec2.SecurityGroup;
  readonly rules: readonly pulumi.Resource[];
}

function createEndpoint(
  name: string,
  region: string,
  endpoint: EndpointPlan,
  parts: EndpointParts & { readonly group: OpenedGroup | undefined },
  children: Children<EndpointChildren>,
): aws.ec2.VpcEndpoint {
  const endpointName = `${name}-endpoint-${endpoint.key}`;
  const attachment =
    endpoint.kind === "Gateway"
      ? { routeTableIds: parts.routing.privateRouteTables.map(({ id }) => id) }
      : {
          subnetIds: subnetsOf(parts.subnets, "private").map(({ subnet }) => subnet.id),
          securityGroupIds: parts.group === undefined ? [] : [parts.group.securityGroup.id],
          // The service's public name resolves to the endpoint, so no client needs to know of it.
          privateDnsEnabled: true,
        };
  const args = {
    region,
    vpcId: parts.vpc.id,
    serviceName: endpoint.serviceName,
    vpcEndpointType: endpoint.kind,
    ...attachment,
    tags: { Name: endpointName },
  };
  // Without ingress rules every call to the endpoint times out.
  const dependsOn = endpoint.kind === "Interface" ? [...(parts.group?.rules ?? [])] : [];
  return children.create("endpoint", aws.ec2.VpcEndpoint, endpointName, args, { dependsOn });
}

/** Has no egress rule: an endpoint answers and never opens a connection. */
function createSecurityGroup(
  name: string,
  plan: NetworkPlan,
  vpc: aws.ec2.Vpc,
  children: Children<EndpointChildren>,
): OpenedGroup {
  const { region } = plan;
  const groupName = physicalName("securityGroup", name, "endpoints");
  const securityGroup = children.create(
    "endpointSecurityGroup",
    aws.ec2.SecurityGroup,
    `${name}-endpoints`,
    {
      region,
      vpcId: vpc.id,
      name: groupName,
      description: "Interface endpoints of the VPC",
      tags: { Name: groupName },
    },
  );
  const sources = [
    ["", { cidrIpv4: plan.cidr }],
    ...Object.entries(plan.secondaryCidrs).map(
      ([key, cidrIpv4]) => [`-range-${key}`, { cidrIpv4 }] as const,
    ),
    ...(plan.ipv6 ? [["-ipv6", { cidrIpv6: vpc.ipv6CidrBlock }] as const] : []),
  ] as const;
  const rules = sources.map(([suffix, source]) =>
    admitHttps(`${name}-endpoints-https${suffix}`, region, securityGroup, source, children),
  );
  return { securityGroup, rules };
}

function admitHttps(
  name: string,
  region: string,
  securityGroup: aws.ec2.SecurityGroup,
  source: Pick<aws.vpc.SecurityGroupIngressRuleArgs, "cidrIpv4" | "cidrIpv6">,
  children: Children<EndpointChildren>,
): pulumi.Resource {
  return children.create("endpointIngress", aws.vpc.SecurityGroupIngressRule, name, {
    region,
    securityGroupId: securityGroup.id,
    description: "HTTPS from within the VPC",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    ...source,
    tags: { Name: name },
  });
}
