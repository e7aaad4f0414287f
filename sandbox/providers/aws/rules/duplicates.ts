import type { AccountRecord } from "../../account";
import { diffProperties } from "../../property-diff";
import { fieldOf, isSameAccount, isSamePlace, propertyAt } from "./record-fields";
import type { Rule } from "./rule";

/** What may exist once only. */
interface Unique {
  /** Properties that together may occur once; a dot-separated path, or alternatives with `|`. */
  readonly key: readonly string[];
  /** True where the name counts in all regions of an account. */
  readonly isGlobal?: boolean;
  /** True where `Node` and `node` are one name. */
  readonly ignoresCase?: boolean;
  /** True where AWS answers a second request with the same content as it did the first. */
  readonly acceptsSame?: boolean;
  /** Only things of which this property is true take part. */
  readonly onlyWhere?: string;
  readonly words: (thing: AccountRecord, other: AccountRecord) => string;
}

const nameOf = (thing: AccountRecord) => fieldOf(thing, "name") ?? thing.id;

const DESTINATION = "destinationCidrBlock|destinationIpv6CidrBlock|destinationPrefixListId";

const RULE_KEY = [
  "securityGroupId",
  "ipProtocol",
  "fromPort|ipProtocol",
  "toPort|ipProtocol",
  "cidrIpv4|cidrIpv6|prefixListId|referencedSecurityGroupId",
];

const SECURITY_GROUP_RULE: Unique = {
  key: RULE_KEY,
  words: (thing) => {
    const peer = firstOf(thing, RULE_KEY[4] ?? "");
    const ports = `from port: ${portOf(thing, "fromPort")}, to port: ${portOf(thing, "toPort")}`;
    const protocol = (fieldOf(thing, "ipProtocol") ?? "").toUpperCase();
    return `InvalidPermission.Duplicate: the specified rule "peer: ${peer}, ${protocol}, ${ports}, ALLOW" already exists`;
  },
};

const BUCKET: Unique = {
  key: ["bucket"],
  isGlobal: true,
  words: () =>
    "BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it.",
};

const NAMESPACE: Unique = {
  key: ["name"],
  words: () => "NamespaceAlreadyExists: The namespace that you're trying to create already exists.",
};

/**
 * Sources: the page "Create…" of each operation in AWS's API references; what is missing here AWS
 * overwrites without a word (`Put…`, `Attach…`).
 */
const UNIQUE: Readonly<Record<string, Unique>> = {
  "aws:iam/role:Role": {
    key: ["name"],
    isGlobal: true,
    ignoresCase: true,
    words: (thing) => `EntityAlreadyExists: Role with name ${nameOf(thing)} already exists.`,
  },
  "aws:iam/policy:Policy": {
    key: ["name"],
    isGlobal: true,
    ignoresCase: true,
    words: (thing) =>
      `EntityAlreadyExists: A policy called ${nameOf(thing)} already exists. Duplicate names are not allowed.`,
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    key: ["name"],
    isGlobal: true,
    ignoresCase: true,
    words: (thing) => `EntityAlreadyExists: Instance Profile ${nameOf(thing)} already exists.`,
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    key: ["url"],
    isGlobal: true,
    words: (thing) =>
      `EntityAlreadyExists: Provider with url ${fieldOf(thing, "url") ?? ""} already exists.`,
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    key: ["awsServiceName", "customSuffix|awsServiceName"],
    isGlobal: true,
    words: (thing) =>
      `InvalidInput: Service role name of ${fieldOf(thing, "awsServiceName") ?? ""} has been taken in this account, please try a different suffix.`,
  },
  "aws:eks/cluster:Cluster": {
    key: ["name"],
    words: (thing) => `ResourceInUseException: Cluster already exists with name: ${nameOf(thing)}`,
  },
  "aws:eks/nodeGroup:NodeGroup": {
    key: ["clusterName", "nodeGroupName"],
    words: (thing) =>
      `ResourceInUseException: NodeGroup already exists with name ${fieldOf(thing, "nodeGroupName") ?? ""} and cluster name ${fieldOf(thing, "clusterName") ?? ""}`,
  },
  "aws:eks/fargateProfile:FargateProfile": {
    key: ["clusterName", "fargateProfileName"],
    words: (thing) =>
      `ResourceInUseException: Fargate Profile already exists with name ${fieldOf(thing, "fargateProfileName") ?? ""} and cluster name ${fieldOf(thing, "clusterName") ?? ""}`,
  },
  "aws:eks/addon:Addon": {
    key: ["clusterName", "addonName"],
    words: () => "ResourceInUseException: Addon already exists.",
  },
  "aws:eks/accessEntry:AccessEntry": {
    key: ["clusterName", "principalArn"],
    words: () =>
      "ResourceInUseException: The specified access entry resource is already in use on this cluster.",
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    key: ["clusterName", "namespace", "serviceAccount"],
    words: (_, other) => `ResourceInUseException: Association already exists: ${other.id}`,
  },
  "aws:eks/identityProviderConfig:IdentityProviderConfig": {
    // A cluster can have one: https://docs.aws.amazon.com/eks/latest/userguide/authenticate-oidc-identity-provider.html
    key: ["clusterName"],
    words: () =>
      "ResourceInUseException: Identity provider config is already associated with this cluster",
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    key: ["vpcId", "name"],
    words: (thing) =>
      `InvalidGroup.Duplicate: The security group '${nameOf(thing)}' already exists for VPC '${fieldOf(thing, "vpcId") ?? ""}'`,
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    key: ["name"],
    words: () =>
      "InvalidLaunchTemplateName.AlreadyExistsException: Launch template name already in use.",
  },
  "aws:ec2/placementGroup:PlacementGroup": {
    key: ["name"],
    words: (thing) =>
      `InvalidPlacementGroup.Duplicate: The Placement Group '${nameOf(thing)}' already exists.`,
  },
  "aws:ec2/route:Route": {
    key: ["routeTableId", DESTINATION],
    words: (thing) =>
      `RouteAlreadyExists: The route identified by ${firstOf(thing, DESTINATION) ?? ""} already exists.`,
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    key: ["subnetId|gatewayId"],
    words: (thing) =>
      `Resource.AlreadyAssociated: the specified association for route table ${fieldOf(thing, "routeTableId") ?? ""} conflicts with an existing association`,
  },
  "aws:ec2/internetGateway:InternetGateway": {
    key: ["vpcId"],
    words: (thing) =>
      `InvalidParameterValue: Network ${fieldOf(thing, "vpcId") ?? ""} already has an internet gateway attached`,
  },
  "aws:ec2/natGateway:NatGateway": {
    key: ["allocationId"],
    words: (thing) =>
      `Resource.AlreadyAssociated: Elastic IP address [${fieldOf(thing, "allocationId") ?? ""}] is already associated`,
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    key: ["vpcId", "serviceName"],
    onlyWhere: "privateDnsEnabled",
    words: (thing) =>
      `InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${fieldOf(thing, "serviceName") ?? ""} in the VPC ${fieldOf(thing, "vpcId") ?? ""}`,
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": SECURITY_GROUP_RULE,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": SECURITY_GROUP_RULE,
  "aws:autoscaling/group:Group": {
    key: ["name"],
    words: (thing) =>
      `AlreadyExists: AutoScalingGroup by this name already exists - A group with the name ${nameOf(thing)} already exists`,
  },
  "aws:kms/alias:Alias": {
    key: ["name"],
    words: (thing) =>
      `AlreadyExistsException: An alias with the name ${fieldOf(thing, "arn") ?? nameOf(thing)} already exists`,
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    key: ["name"],
    words: () => "ResourceAlreadyExistsException: The specified log group already exists",
  },
  "aws:cloudwatch/eventBus:EventBus": {
    key: ["name"],
    words: (thing) => `ResourceAlreadyExistsException: Event bus ${nameOf(thing)} already exists.`,
  },
  "aws:sqs/queue:Queue": {
    key: ["name"],
    acceptsSame: true,
    words: () =>
      "QueueAlreadyExists: A queue already exists with the same name and a different value for attributes",
  },
  "aws:s3/bucket:Bucket": BUCKET,
  "aws:dynamodb/table:Table": {
    key: ["name"],
    words: (thing) => `ResourceInUseException: Table already exists: ${nameOf(thing)}`,
  },
  "aws:ssm/parameter:Parameter": {
    key: ["name"],
    words: () =>
      "ParameterAlreadyExists: The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
  },
  "aws:ec2/subnet:Subnet": {
    key: ["vpcId", "ipv6CidrBlock"],
    words: (thing) =>
      `InvalidSubnet.Conflict: The IPv6 CIDR '${fieldOf(thing, "ipv6CidrBlock") ?? ""}' conflicts with another subnet`,
  },
  "aws:guardduty/detector:Detector": {
    key: [],
    words: () =>
      "BadRequestException: The request is rejected because a detector already exists for the current account.",
  },
  "aws:servicediscovery/httpNamespace:HttpNamespace": NAMESPACE,
  // Two of one name in one VPC; other VPCs have names of their own.
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": {
    key: ["vpc", "name"],
    words: (thing) =>
      `ConflictingDomainExists: The VPC ${fieldOf(thing, "vpc") ?? ""} has already been associated with the domain ${nameOf(thing)}.`,
  },
  "aws:servicediscovery/service:Service": {
    key: ["namespaceId|dnsConfig.namespaceId", "name"],
    words: (thing) =>
      `ServiceAlreadyExists: A service with the name ${nameOf(thing)} already exists in the namespace.`,
  },
  "aws:route53/zoneAssociation:ZoneAssociation": {
    key: ["zoneId", "vpcId"],
    isGlobal: true,
    words: (thing) =>
      `ConflictingDomainExists: The VPC ${fieldOf(thing, "vpcId") ?? ""} is already associated with the hosted zone.`,
  },
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace": NAMESPACE,
  "aws:route53/record:Record": {
    key: ["zoneId", "name", "type", "setIdentifier|type"],
    words: (thing) =>
      `InvalidChangeBatch: [Tried to create resource record set [name='${nameOf(thing)}.', type='${fieldOf(thing, "type") ?? ""}'] but it already exists]`,
  },
};

/** A name, a route or an attachment that exists cannot be made again. */
export const refuseDuplicate: Rule = ({ kind, thing, before, others }) => {
  const unique = UNIQUE[thing.type];
  if (kind === "delete" || unique === undefined || !takesPart(unique, thing)) return undefined;
  const key = keyOf(unique, thing);
  // An update that leaves the key alone was judged when the thing was made.
  if (key === undefined || (before !== undefined && keyOf(unique, before) === key)) {
    return undefined;
  }
  const isNear = unique.isGlobal === true ? isSameAccount : isSamePlace;
  const twin = others
    .ofType(thing.type)
    .find(
      (other) => isNear(thing, other) && takesPart(unique, other) && keyOf(unique, other) === key,
    );
  if (twin === undefined || (unique.acceptsSame === true && isSame(thing, twin))) return undefined;
  return unique.words(thing, twin);
};

function takesPart({ onlyWhere }: Unique, thing: AccountRecord): boolean {
  return onlyWhere === undefined || propertyAt(thing.inputs, onlyWhere) === true;
}

/** Undefined as long as a part of the key is not known. */
function keyOf({ key, ignoresCase }: Unique, thing: AccountRecord): string | undefined {
  const parts = key.map((path) => firstOf(thing, path));
  if (parts.includes(undefined)) return undefined;
  const text = parts.join("\n");
  return ignoresCase === true ? text.toLowerCase() : text;
}

/** The first of several alternatives that is set, as a text. */
function firstOf(thing: AccountRecord, alternatives: string): string | undefined {
  for (const path of alternatives.split("|")) {
    const value = propertyAt(thing.outputs, path);
    if (typeof value === "number") return String(value);
    if (value !== undefined && value !== null) return fieldOf(thing, path);
  }
  return undefined;
}

function portOf(thing: AccountRecord, path: string): string {
  return firstOf(thing, path) ?? "ALL";
}

function isSame(left: AccountRecord, right: AccountRecord): boolean {
  return diffProperties(left.inputs, right.inputs).length === 0;
}
