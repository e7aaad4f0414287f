import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, physicalName, type Transform } from "../core";
import type { EndpointPlan } from "./pure/endpoint-services";
import type { NetworkPlan } from "./pure/network-plan";
import type { RoutingNodes } from "./routing";
import { subnetsOf, type TieredSubnet } from "./subnets";

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
  const group = hasInterfaces ? createSecurityGroup(name, plan, parts.vpc, opts) : undefined;
  const byKey = new Map(
    plan.endpoints.map((endpoint) => [
      endpoint.key,
      createEndpoint(name, plan.region, endpoint, { ...parts, group }, opts),
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
  opts: pulumi.CustomResourceOptions,
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
  const planned = {
    region,
    vpcId: parts.vpc.id,
    serviceName: endpoint.serviceName,
    vpcEndpointType: endpoint.kind,
    ...attachment,
    tags: { Name: endpointName },
  };
  // An endpoint that no rule lets anybody ask swallows calls until they time out.
  const dependsOn = endpoint.kind === "Interface" ? [...(parts.group?.rules ?? [])] : [];
  const args = applyTransform(parts.transform, planned);
  return new aws.ec2.VpcEndpoint(endpointName, args, { ...opts, dependsOn });
}

/** Has no egress rule: an endpoint answers and never opens a connection. */
function createSecurityGroup(
  name: string,
  plan: NetworkPlan,
  vpc: aws.ec2.Vpc,
  opts: pulumi.CustomResourceOptions,
): OpenedGroup {
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
  const rules = sources.map(([suffix, source]) =>
    admitHttps(`${name}-endpoints-https${suffix}`, region, securityGroup, source, opts),
  );
  return { securityGroup, rules };
}

function admitHttps(
  name: string,
  region: string,
  securityGroup: aws.ec2.SecurityGroup,
  source: Pick<aws.vpc.SecurityGroupIngressRuleArgs, "cidrIpv4" | "cidrIpv6">,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  return new aws.vpc.SecurityGroupIngressRule(
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
