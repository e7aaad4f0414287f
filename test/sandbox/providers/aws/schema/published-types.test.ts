import { describe, expect, it } from "vitest";
import { replacingFields } from "../../../../../plan/replacement/replacing-fields";
import { PUBLISHED_TYPES } from "../../../../../sandbox/providers/aws/schema/published-types";
import { schemaOf, simulatedTypes } from "../../../../../sandbox/providers/aws/schema/schema-of";

/** Facts of AWS's documentation, "Update requires", and of the provider's, "Forces new resource". */
const REPLACES: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:ec2/subnet:Subnet": ["vpcId", "cidrBlock", "availabilityZone"],
  "aws:ec2/natGateway:NatGateway": ["allocationId", "subnetId", "connectivityType"],
  "aws:ec2/flowLog:FlowLog": ["vpcId", "trafficType", "logDestination", "iamRoleArn"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["name", "namePrefix"],
  "aws:ec2/securityGroup:SecurityGroup": ["name", "description", "vpcId"],
  "aws:eks/cluster:Cluster": [
    "name",
    "roleArn",
    "encryptionConfig.provider",
    "kubernetesNetworkConfig.serviceIpv4Cidr",
    "accessConfig.bootstrapClusterCreatorAdminPermissions",
  ],
  "aws:eks/nodeGroup:NodeGroup": [
    "nodeGroupName",
    "nodeGroupNamePrefix",
    "subnetIds",
    "instanceTypes",
    "launchTemplate.id",
  ],
  "aws:iam/role:Role": ["name", "namePrefix", "path"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["role", "policyArn"],
  "aws:kms/key:Key": ["keyUsage", "multiRegion"],
  "aws:sqs/queue:Queue": ["name", "fifoQueue"],
  "aws:dynamodb/table:Table": ["hashKey", "rangeKey", "localSecondaryIndexes"],
};

/** What must never cost a cluster, a subnet or a node group. */
const CHANGES_IN_PLACE: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/vpc:Vpc": ["tags", "enableDnsHostnames"],
  "aws:ec2/subnet:Subnet": ["tags", "mapPublicIpOnLaunch", "ipv6CidrBlock"],
  "aws:ec2/routeTableAssociation:RouteTableAssociation": ["routeTableId"],
  "aws:ec2/route:Route": ["natGatewayId", "gatewayId"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["userData", "imageId", "tags"],
  "aws:eks/cluster:Cluster": [
    "tags",
    "version",
    "enabledClusterLogTypes",
    "upgradePolicy",
    "upgradePolicy.supportType",
    "encryptionConfig",
    "vpcConfig",
    "vpcConfig.subnetIds",
    "vpcConfig.securityGroupIds",
    "vpcConfig.publicAccessCidrs",
    "kubernetesNetworkConfig",
  ],
  "aws:eks/nodeGroup:NodeGroup": [
    "scalingConfig",
    "tags",
    "labels",
    "taints",
    "version",
    "releaseVersion",
    "updateConfig",
    "launchTemplate",
    "launchTemplate.version",
  ],
  "aws:eks/addon:Addon": ["addonVersion", "configurationValues"],
  "aws:iam/role:Role": ["assumeRolePolicy", "description"],
  "aws:kms/key:Key": ["deletionWindowInDays", "policy"],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ["cidrIpv4", "fromPort"],
  "aws:ssm/parameter:Parameter": ["value", "type"],
};

/** Every input of a path is known, so that a fact cannot outlive a rename. */
function hasInput(type: string, path: string): boolean {
  const [root = ""] = path.split(".");
  return schemaOf(type)?.members[root] !== undefined;
}

const changedFields = (type: string) => replacingFields({ type, inputs: {} }).changed;

describe("published types", () => {
  it.each(Object.entries(REPLACES))("replace %s as AWS documents", (type, paths) => {
    expect(paths.filter((path) => !changedFields(type).includes(path))).toEqual([]);
  });

  it.each(Object.entries(CHANGES_IN_PLACE))(
    "change %s in place as AWS documents",
    (type, paths) => {
      expect(paths.filter((path) => !hasInput(type, path))).toEqual([]);
      expect(paths.filter((path) => changedFields(type).includes(path))).toEqual([]);
    },
  );

  it("let a cluster's encryption be turned on in place, but never off", () => {
    const type = "aws:eks/cluster:Cluster";
    expect(replacingFields({ type, inputs: {} }).removed).toEqual(["encryptionConfig"]);
  });

  it("replace what moves to another region", () => {
    const regional = simulatedTypes().filter((type) => hasInput(type, "region"));
    const stays = regional.filter((type) => !changedFields(type).includes("region"));
    expect([regional.length > 60, stays]).toEqual([true, []]);
  });

  it("are small enough to load with every command, and parsed one by one", () => {
    expect(Object.values(PUBLISHED_TYPES).join("").length).toBeLessThan(200_000);
    expect(schemaOf("aws:ec2/vpc:Vpc")).toBe(schemaOf("aws:ec2/vpc:Vpc"));
  });
});
