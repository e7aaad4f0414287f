import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transform } from "../core";
import type { NatInstancePlan } from "./pure/nat-plan";
import type { NetworkPlan } from "./pure/network-plan";
import { subnetsOf, type TieredSubnet } from "./subnets";
import type { VpcNodes } from "./vpc";

/** A NAT instance and what outlives it. */
export interface NatInstanceNodes {
  /** Target of the routes: it stays when the instance is replaced. */
  readonly networkInterface: aws.ec2.NetworkInterface;
  readonly address: aws.ec2.Eip;
  readonly securityGroup: aws.ec2.SecurityGroup;
  readonly role: aws.iam.Role;
  readonly instance: aws.ec2.Instance;
  /** What routes through the interface wait for, so that packets find somebody to translate them. */
  readonly translates: readonly pulumi.Resource[];
}

/** What the instance stands in. */
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

/** Declares the NAT instance with a network interface, an address and a role of its own. */
export function createNatInstance(
  name: string,
  plan: NetworkPlan,
  nat: NatInstancePlan,
  parts: NatInstanceParts,
  transform: Transform<aws.ec2.InstanceArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): NatInstanceNodes {
  const { region } = plan;
  const tags = { Name: `${name}-nat` };
  const { securityGroup, rules } = createSecurityGroup(name, plan, nat, parts.network.vpc, opts);
  const networkInterface = createInterface(name, { region, nat, securityGroup }, parts, opts);
  const address = new aws.ec2.Eip(
    `${name}-nat-address`,
    { region, domain: "vpc", networkInterface: networkInterface.id, tags },
    // Without the internet gateway an elastic address cannot be attached.
    { ...opts, dependsOn: [parts.network.internetGateway] },
  );
  const { role, profile, policy } = createRole(name, nat, opts);
  const template = createTemplate(name, region, nat, opts);
  const planned = instanceArgs(region, nat, { networkInterface, profile, template, tags });
  const instance = new aws.ec2.Instance(
    `${name}-nat-instance`,
    applyTransform(transform, planned),
    {
      ...opts,
      // The first boot fetches nftables, so the way out must be complete.
      dependsOn: [address, ...parts.publicRouting, ...rules, policy],
      // Its network interface serves one instance at a time.
      deleteBeforeReplace: true,
    },
  );
  const translates = [instance, address];
  return { networkInterface, address, securityGroup, role, instance, translates };
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
  opts: pulumi.CustomResourceOptions,
): aws.ec2.NetworkInterface {
  const hosts = subnetsOf(subnets, "public").filter(({ plan }) => plan.letter === nat.letter);
  return new aws.ec2.NetworkInterface(
    `${name}-nat-interface`,
    {
      region,
      // The plan places the instance in a zone of the network, and each has a public subnet.
      subnetId: hosts[0]?.subnet.id ?? "",
      description: `Way out of ${name}`,
      // It forwards packets that are neither from nor to itself.
      sourceDestCheck: false,
      securityGroups: [securityGroup.id],
      tags: { Name: `${name}-nat` },
    },
    opts,
  );
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
  opts: pulumi.CustomResourceOptions,
): aws.ec2.LaunchTemplate {
  return new aws.ec2.LaunchTemplate(
    `${name}-nat-template`,
    {
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
    },
    opts,
  );
}

function createRole(
  name: string,
  { roleName, profileName, trustPolicy, sessionPolicyArn }: NatInstancePlan,
  opts: pulumi.CustomResourceOptions,
) {
  const role = new aws.iam.Role(
    `${name}-nat-role`,
    { name: roleName, description: `NAT instance of ${name}`, assumeRolePolicy: trustPolicy },
    opts,
  );
  // Session Manager is the only way onto the instance: it has no key pair and no open port.
  const policy = new aws.iam.RolePolicyAttachment(
    `${name}-nat-session-manager`,
    { role: role.name, policyArn: sessionPolicyArn },
    opts,
  );
  const profile = new aws.iam.InstanceProfile(
    `${name}-nat-profile`,
    { name: profileName, role: role.name },
    opts,
  );
  return { role, profile, policy };
}

function createSecurityGroup(
  name: string,
  { region, cidr, secondaryCidrs }: NetworkPlan,
  { groupName }: NatInstancePlan,
  vpc: aws.ec2.Vpc,
  opts: pulumi.CustomResourceOptions,
): {
  readonly securityGroup: aws.ec2.SecurityGroup;
  readonly rules: readonly pulumi.Resource[];
} {
  const tags = { Name: groupName };
  const securityGroup = new aws.ec2.SecurityGroup(
    `${name}-nat`,
    { region, vpcId: vpc.id, name: groupName, description: "NAT instance of the VPC", tags },
    opts,
  );
  const rule = { region, securityGroupId: securityGroup.id, ipProtocol: "-1", tags };
  const ranges = Object.entries(secondaryCidrs);
  const sources = [
    ["vpc", cidr],
    ...ranges.map(([key, range]) => [`range-${key}`, range]),
  ] as const;
  const ingress = sources.map(
    ([key, cidrIpv4]) =>
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-nat-from-${key}`,
        { ...rule, description: "What the network sends out", cidrIpv4 },
        opts,
      ),
  );
  const egress = new aws.vpc.SecurityGroupEgressRule(
    `${name}-nat-to-internet`,
    { ...rule, description: "To the internet", cidrIpv4: "0.0.0.0/0" },
    opts,
  );
  return { securityGroup, rules: [...ingress, egress] };
}
