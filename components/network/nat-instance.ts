import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Children } from "../core";
import type { NatGatewayChildren } from "./nat-gateways";
import type { NatInstancePlan } from "./pure/nat-plan";
import type { NetworkPlan } from "./pure/network-plan";
import { subnetsOf, type TieredSubnet } from "./subnets";
import type { VpcNodes } from "./vpc";

/** Children that {@link createNatInstance} declares, with their arguments. */
export interface NatInstanceChildren extends Pick<NatGatewayChildren, "natAddress"> {
  natInstance: aws.ec2.InstanceArgs;
  natInterface: aws.ec2.NetworkInterfaceArgs;
  natTemplate: aws.ec2.LaunchTemplateArgs;
  natRole: aws.iam.RoleArgs;
  natPolicyAttachment: aws.iam.RolePolicyAttachmentArgs;
  natProfile: aws.iam.InstanceProfileArgs;
  natSecurityGroup: aws.ec2.SecurityGroupArgs;
  natIngress: aws.vpc.SecurityGroupIngressRuleArgs;
  natEgress: aws.vpc.SecurityGroupEgressRuleArgs;
}

/** A NAT instance and what is kept when it is replaced. */
export interface NatInstanceNodes {
  /** Target of the routes: it stays when the instance is replaced. */
  readonly networkInterface: aws.ec2.NetworkInterface;
  readonly address: aws.ec2.Eip;
  readonly securityGroup: aws.ec2.SecurityGroup;
  readonly role: aws.iam.Role;
  readonly instance: aws.ec2.Instance;
  /** What routes through the interface wait for: from then on packets are translated. */
  readonly ready: readonly pulumi.Resource[];
}

/** Where the instance is placed. */
export interface NatInstanceParts {
  readonly network: VpcNodes;
  readonly subnets: readonly TieredSubnet[];
  /** Public routes and associations, without which the first boot cannot fetch packages. */
  readonly publicRouting: readonly pulumi.Resource[];
}

/** IMDSv2 alone, and no hop beyond the instance. */
const METADATA_OPTIONS = {
  httpEndpoint: "enabled",
  httpTokens: "required",
  httpPutResponseHopLimit: 1,
} as const;

/** Root device of Amazon Linux. */
const ROOT_DEVICE = "/dev/xvda";

/** Declares the NAT instance with its network interface, address and role. */
export function createNatInstance(
  name: string,
  plan: NetworkPlan,
  nat: NatInstancePlan,
  parts: NatInstanceParts,
  children: Children<NatInstanceChildren>,
): NatInstanceNodes {
  const { region } = plan;
  const tags = { Name: `${name}-nat` };
  const { vpc, internetGateway } = parts.network;
  const { securityGroup, rules } = createSecurityGroup(name, plan, nat, vpc, children);
  const networkInterface = createInterface(name, { region, nat, securityGroup }, parts, children);
  const address = children.create(
    "natAddress",
    aws.ec2.Eip,
    `${name}-nat-address`,
    { region, domain: "vpc", networkInterface: networkInterface.id, tags },
    // Without the internet gateway an elastic address cannot be attached.
    { dependsOn: [internetGateway] },
  );
  const { role, profile, policy } = createRole(name, nat, children);
  const template = createTemplate(name, region, nat, children);
  const instance = children.create(
    "natInstance",
    aws.ec2.Instance,
    `${name}-nat-instance`,
    instanceArgs(region, nat, { networkInterface, profile, template, tags }),
    {
      // The first boot fetches nftables, so the egress must be complete.
      dependsOn: [address, ...parts.publicRouting, ...rules, policy],
      // Its network interface serves one instance at a time.
      deleteBeforeReplace: true,
    },
  );
  const ready = [instance, address];
  return { networkInterface, address, securityGroup, role, instance, ready };
}

function createInterface(
  name: string,
  {
    region,
    nat,
    securityGroup,
  }: {
    readonly region: string;
    readonly nat: NatInstancePlan;
    readonly securityGroup: aws.ec2.SecurityGroup;
  },
  { subnets }: NatInstanceParts,
  children: Children<NatInstanceChildren>,
): aws.ec2.NetworkInterface {
  const hosts = subnetsOf(subnets, "public").filter(({ plan }) => plan.letter === nat.letter);
  return children.create("natInterface", aws.ec2.NetworkInterface, `${name}-nat-interface`, {
    region,
    // The plan places the instance in a zone of the network, and each has a public subnet.
    subnetId: hosts[0]?.subnet.id ?? "",
    description: `Way out of ${name}`,
    // It forwards packets that are neither from nor to itself.
    sourceDestCheck: false,
    securityGroups: [securityGroup.id],
    tags: { Name: `${name}-nat` },
  });
}

function instanceArgs(
  region: string,
  nat: NatInstancePlan,
  parts: {
    readonly networkInterface: aws.ec2.NetworkInterface;
    readonly profile: aws.iam.InstanceProfile;
    readonly template: aws.ec2.LaunchTemplate;
    readonly tags: Readonly<Record<string, string>>;
  },
) {
  const { networkInterface, profile, template, tags } = parts;
  return {
    region,
    instanceType: nat.instanceType,
    launchTemplate: {
      id: template.id,
      version: template.latestVersion.apply((version) => String(version)),
    },
    primaryNetworkInterface: { networkInterfaceId: networkInterface.id },
    iamInstanceProfile: profile.name,
    metadataOptions: METADATA_OPTIONS,
    ebsOptimized: true,
    userData: nat.userData,
    // The script runs at the first boot only, so a changed one needs a new instance.
    userDataReplaceOnChange: true,
    tags,
  };
}

/**
 * The parts that only a template can say: an image by its parameter, and a disk whose tags the
 * instance does not see, so that it never takes them for drift.
 */
function createTemplate(
  name: string,
  region: string,
  { templateName, imageId }: NatInstancePlan,
  children: Children<NatInstanceChildren>,
): aws.ec2.LaunchTemplate {
  return children.create("natTemplate", aws.ec2.LaunchTemplate, `${name}-nat-template`, {
    region,
    name: templateName,
    imageId,
    metadataOptions: METADATA_OPTIONS,
    blockDeviceMappings: [
      {
        deviceName: ROOT_DEVICE,
        ebs: { encrypted: "true", volumeType: "gp3", deleteOnTermination: "true" },
      },
    ],
    tags: { Name: templateName },
  });
}

function createRole(
  name: string,
  { roleName, profileName, trustPolicy, sessionPolicyArn }: NatInstancePlan,
  children: Children<NatInstanceChildren>,
) {
  const role = children.create("natRole", aws.iam.Role, `${name}-nat-role`, {
    name: roleName,
    description: `NAT instance of ${name}`,
    assumeRolePolicy: trustPolicy,
  });
  // Session Manager is the only way onto the instance: it has no key pair and no open port.
  const policy = children.create(
    "natPolicyAttachment",
    aws.iam.RolePolicyAttachment,
    `${name}-nat-session-manager`,
    { role: role.name, policyArn: sessionPolicyArn },
  );
  const profile = children.create("natProfile", aws.iam.InstanceProfile, `${name}-nat-profile`, {
    name: profileName,
    role: role.name,
  });
  return { role, profile, policy };
}

function createSecurityGroup(
  name: string,
  { region, cidr, secondaryCidrs }: NetworkPlan,
  { groupName }: NatInstancePlan,
  vpc: aws.ec2.Vpc,
  children: Children<NatInstanceChildren>,
): {
  readonly securityGroup: aws.ec2.SecurityGroup;
  readonly rules: readonly pulumi.Resource[];
} {
  const tags = { Name: groupName };
  const securityGroup = children.create("natSecurityGroup", aws.ec2.SecurityGroup, `${name}-nat`, {
    region,
    vpcId: vpc.id,
    name: groupName,
    description: "NAT instance of the VPC",
    tags,
  });
  const rule = { region, securityGroupId: securityGroup.id, ipProtocol: "-1", tags };
  const ranges = Object.entries(secondaryCidrs);
  const sources = [
    ["vpc", cidr],
    ...ranges.map(([key, range]) => [`range-${key}`, range]),
  ] as const;
  const ingress = sources.map(([key, cidrIpv4]) =>
    children.create("natIngress", aws.vpc.SecurityGroupIngressRule, `${name}-nat-from-${key}`, {
      ...rule,
      description: "What the network sends out",
      cidrIpv4,
    }),
  );
  const egress = children.create(
    "natEgress",
    aws.vpc.SecurityGroupEgressRule,
    `${name}-nat-to-internet`,
    { ...rule, description: "To the internet", cidrIpv4: "0.0.0.0/0" },
  );
  return { securityGroup, rules: [...ingress, egress] };
}
