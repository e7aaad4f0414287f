import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Sources whose AWS resources must all be simulated. */
const SOURCES = ["components", "examples", "stacks"];

/** Types beyond those in use that the roadmap needs: classes of @pulumi/aws by module. */
const PLANNED: Readonly<Record<string, string>> = {
  autoscaling: "Group LifecycleHook Policy Schedule Tag",
  cloudwatch:
    "CompositeAlarm Dashboard EventApiDestination EventArchive EventBus EventBusPolicy EventConnection " +
    "EventRule EventTarget LogDataProtectionPolicy LogDestination LogGroup LogMetricFilter " +
    "LogResourcePolicy LogStream LogSubscriptionFilter MetricAlarm MetricStream QueryDefinition",
  dynamodb: "Table",
  ec2:
    "CapacityReservation DefaultSecurityGroup EgressOnlyInternetGateway Eip FlowLog Instance " +
    "InternetGateway LaunchTemplate NatGateway NetworkInterface PlacementGroup Route RouteTable " +
    "RouteTableAssociation SecurityGroup SecurityGroupRule Subnet Tag Vpc VpcDhcpOptions " +
    "VpcDhcpOptionsAssociation VpcEndpoint VpcIpv4CidrBlockAssociation",
  eks:
    "AccessEntry AccessPolicyAssociation Addon Cluster FargateProfile IdentityProviderConfig " +
    "NodeGroup PodIdentityAssociation",
  guardduty: "Detector DetectorFeature",
  iam:
    "InstanceProfile OpenIdConnectProvider Policy Role RolePolicy RolePolicyAttachment " +
    "ServiceLinkedRole",
  kms: "Alias Key",
  route53: "Record Zone ZoneAssociation",
  s3:
    "Bucket BucketLifecycleConfiguration BucketLogging BucketOwnershipControls BucketPolicy " +
    "BucketPublicAccessBlock BucketServerSideEncryptionConfiguration BucketVersioning",
  servicediscovery: "HttpNamespace Instance PrivateDnsNamespace PublicDnsNamespace Service",
  sns: "Topic TopicPolicy TopicSubscription",
  sqs: "Queue QueuePolicy",
  ssm: "Parameter",
  vpc: "SecurityGroupEgressRule SecurityGroupIngressRule",
};

/** A resource class of @pulumi/aws: `ec2` and `Vpc`. */
export interface ResourceClass {
  readonly module: string;
  readonly name: string;
}

/** Every class that the simulation knows: what the sources of a repository use and what is planned. */
export function listSimulatedTypes(root: string): readonly ResourceClass[] {
  const planned = Object.entries(PLANNED).flatMap(([module, names]) =>
    names.split(" ").map((name) => `${module}.${name}`),
  );
  return [...new Set([...planned, ...findUsedClasses(root)])].sort().map((text) => {
    const [module = "", name = ""] = text.split(".");
    return { module, name };
  });
}

/** `ec2.Vpc` for every resource class that a source mentions; argument types are none. */
function findUsedClasses(root: string): readonly string[] {
  return SOURCES.flatMap((folder) => readSources(path.join(root, folder)))
    .flatMap((text) => [...text.matchAll(/\baws\.([a-z0-9]+)\.([A-Z]\w*)/g)])
    .map(([, module = "", name = ""]) => `${module}.${name}`)
    .filter((name) => !/(?:Args|State)$/.test(name));
}

function readSources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));
}
