import type { AccountRecord } from "../../account";
import { fieldOf, fieldsOf, isSameAccount, isSamePlace, propertyAt } from "./record-fields";
import type { Rule } from "./rule";

/** A reference that keeps the thing it points at from being deleted. */
interface Use {
  readonly by: string;
  /** Property of the user. */
  readonly path: string;
  /** Property of the used thing that the reference holds. @default "id" */
  readonly at?: string;
  /** @default - the words of the used thing's type */
  readonly words?: string;
}

interface Used {
  readonly words: (thing: AccountRecord) => string;
  readonly uses: readonly Use[];
  /** Input that makes deletion take the users along, in the provider itself. @default - none */
  readonly forcedBy?: string;
}

const dependency = (noun: string) => (thing: AccountRecord) =>
  `DependencyViolation: The ${noun} '${thing.id}' has dependencies and cannot be deleted.`;

const IN_VPC = [
  "aws:ec2/subnet:Subnet",
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/vpcEndpoint:VpcEndpoint",
  // The regional ones; the others are in a subnet.
  "aws:ec2/natGateway:NatGateway",
] as const;

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_DeleteNamespace.html */
const NAMESPACE: Used = {
  words: ({ id }) =>
    `ResourceInUse: Namespace with ID: ${id} can't be deleted because it still has services.`,
  uses: [
    { by: "aws:servicediscovery/service:Service", path: "namespaceId" },
    { by: "aws:servicediscovery/service:Service", path: "dnsConfig.namespaceId" },
  ],
};

/**
 * What cannot go while something uses it. Sources: the page "Delete…" of each operation under
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/, https://docs.aws.amazon.com/eks/latest/APIReference/
 * and https://docs.aws.amazon.com/IAM/latest/APIReference/. IAM lets a role go that a cluster uses.
 */
const USED: Readonly<Record<string, Used>> = {
  "aws:ec2/vpc:Vpc": {
    words: dependency("vpc"),
    uses: IN_VPC.map((by) => ({ by, path: "vpcId" })),
  },
  "aws:ec2/subnet:Subnet": {
    words: dependency("subnet"),
    uses: [
      { by: "aws:ec2/natGateway:NatGateway", path: "subnetId" },
      { by: "aws:ec2/vpcEndpoint:VpcEndpoint", path: "subnetIds" },
      { by: "aws:eks/cluster:Cluster", path: "vpcConfig.subnetIds" },
      { by: "aws:eks/nodeGroup:NodeGroup", path: "subnetIds" },
      { by: "aws:eks/fargateProfile:FargateProfile", path: "subnetIds" },
      { by: "aws:ec2/instance:Instance", path: "subnetId" },
      { by: "aws:ec2/networkInterface:NetworkInterface", path: "subnetId" },
      { by: "aws:autoscaling/group:Group", path: "vpcZoneIdentifiers" },
    ],
  },
  "aws:ec2/routeTable:RouteTable": {
    words: dependency("routeTable"),
    uses: [{ by: "aws:ec2/routeTableAssociation:RouteTableAssociation", path: "routeTableId" }],
  },
  "aws:ec2/vpcDhcpOptions:VpcDhcpOptions": {
    words: dependency("dhcpOptions"),
    uses: [
      { by: "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation", path: "dhcpOptionsId" },
    ],
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    words: ({ id }) => `DependencyViolation: resource ${id} has a dependent object`,
    uses: [
      { by: "aws:ec2/vpcEndpoint:VpcEndpoint", path: "securityGroupIds" },
      { by: "aws:eks/cluster:Cluster", path: "vpcConfig.securityGroupIds" },
      { by: "aws:ec2/instance:Instance", path: "vpcSecurityGroupIds" },
      { by: "aws:ec2/networkInterface:NetworkInterface", path: "securityGroups" },
      {
        by: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        path: "referencedSecurityGroupId",
      },
      {
        by: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        path: "referencedSecurityGroupId",
      },
      { by: "aws:ec2/securityGroupRule:SecurityGroupRule", path: "sourceSecurityGroupId" },
    ],
  },
  "aws:ec2/networkInterface:NetworkInterface": {
    words: ({ id }) => `InvalidParameterValue: Network interface '${id}' is currently in use.`,
    uses: [
      { by: "aws:ec2/instance:Instance", path: "networkInterfaces.networkInterfaceId" },
      { by: "aws:ec2/instance:Instance", path: "primaryNetworkInterface.networkInterfaceId" },
    ],
  },
  "aws:ec2/placementGroup:PlacementGroup": {
    words: ({ id }) =>
      `InvalidPlacementGroup.InUse: The placement group '${id}' is in use and may not be deleted.`,
    uses: [
      { by: "aws:ec2/instance:Instance", path: "placementGroup", at: "name" },
      { by: "aws:autoscaling/group:Group", path: "placementGroup", at: "name" },
    ],
  },
  "aws:ec2/eip:Eip": {
    // AWS does not say that a NAT gateway still uses the address.
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReleaseAddress.html
    words: () => "AuthFailure: You do not have permission to access the specified resource.",
    uses: [{ by: "aws:ec2/natGateway:NatGateway", path: "allocationId" }],
  },
  "aws:iam/role:Role": {
    words: () => "DeleteConflict: Cannot delete entity, must detach all policies first.",
    forcedBy: "forceDetachPolicies",
    uses: [
      { by: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", path: "role", at: "name" },
      {
        by: "aws:iam/rolePolicy:RolePolicy",
        path: "role",
        at: "name",
        words: "DeleteConflict: Cannot delete entity, must delete policies first.",
      },
      {
        by: "aws:iam/instanceProfile:InstanceProfile",
        path: "role",
        at: "name",
        words:
          "DeleteConflict: Cannot delete entity, must remove roles from instance profile first.",
      },
    ],
  },
  "aws:iam/policy:Policy": {
    words: () => "DeleteConflict: Cannot delete a policy attached to entities.",
    uses: [
      { by: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", path: "policyArn", at: "arn" },
    ],
  },
  "aws:eks/cluster:Cluster": {
    words: () => "ResourceInUseException: Cluster has nodegroups attached",
    uses: [
      { by: "aws:eks/nodeGroup:NodeGroup", path: "clusterName", at: "name" },
      {
        by: "aws:eks/fargateProfile:FargateProfile",
        path: "clusterName",
        at: "name",
        words: "ResourceInUseException: Cluster has Fargate Profiles in ACTIVE/CREATING state",
      },
    ],
  },
  "aws:route53/zone:Zone": {
    words: () =>
      "HostedZoneNotEmpty: The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
    forcedBy: "forceDestroy",
    uses: [{ by: "aws:route53/record:Record", path: "zoneId" }],
  },
  "aws:servicediscovery/httpNamespace:HttpNamespace": NAMESPACE,
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": NAMESPACE,
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace": NAMESPACE,
  "aws:servicediscovery/service:Service": {
    words: ({ id }) =>
      `ResourceInUse: Service with ID: ${id} can't be deleted because it still has instances.`,
    forcedBy: "forceDestroy",
    uses: [{ by: "aws:servicediscovery/instance:Instance", path: "serviceId" }],
  },
  "aws:cloudwatch/eventRule:EventRule": {
    words: () => "ValidationException: Rule can't be deleted since it has targets.",
    uses: [{ by: "aws:cloudwatch/eventTarget:EventTarget", path: "rule", at: "name" }],
  },
};

/** Whatever something else still uses cannot be deleted. */
export const refuseUsed: Rule = ({ kind, thing, others }) => {
  const used = USED[thing.type];
  if (kind !== "delete" || used === undefined) return undefined;
  if (used.forcedBy !== undefined && propertyAt(thing.inputs, used.forcedBy) === true) {
    return undefined;
  }
  const name = (use: Use) => fieldOf(thing, use.at ?? "id");
  const use = used.uses.find((candidate) =>
    others
      .ofType(candidate.by)
      .some((user) => isNear(user, thing) && holds(user, candidate.path, name(candidate))),
  );
  if (use === undefined) return undefined;
  return use.words ?? used.words(thing);
};

/** Names are unique within a region, except those of services that have no regions. */
function isNear(user: AccountRecord, thing: AccountRecord): boolean {
  return thing.type.startsWith("aws:iam/") ? isSameAccount(user, thing) : isSamePlace(user, thing);
}

function holds(user: AccountRecord, path: string, name: string | undefined): boolean {
  return name !== undefined && fieldsOf(user, path).includes(name);
}
