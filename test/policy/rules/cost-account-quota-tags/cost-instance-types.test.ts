import { costInstanceTypes } from "../../../../policy/rules/cost-account-quota-tags/cost-instance-types";
import type { NormalizedResource } from "../../../../policy/rule/resource";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const INSTANCE = "aws:ec2/instance:Instance";
const GROUP = "aws:eks/nodeGroup:NodeGroup";
const SCALING_GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const VOLUME = "aws:ebs/volume:Volume";
const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";

const parameters = {
  instanceTypes: ["m7g.*", "c7g.large", "t4g.micro"],
  databaseClasses: ["db.m7g.*"],
  cacheTypes: ["cache.m7g.large"],
};

const mixed = (...types: readonly string[]) => ({
  mixedInstancesPolicy: {
    launchTemplate: { overrides: types.map((instanceType) => ({ instanceType })) },
  },
});

/** A pool of Karpenter; each demand is a key and its values. */
function pool(demands: Properties, operator = "In"): readonly NormalizedResource[] {
  const requirements = Object.entries(demands).map(([key, values]) => ({ key, operator, values }));
  return manifest({
    apiVersion: "karpenter.sh/v1",
    kind: "NodePool",
    metadata: { name: "general" },
    spec: { template: { spec: { requirements } } },
  });
}

function storageClass(provisioner: string, type?: string): readonly NormalizedResource[] {
  const object = { apiVersion: "storage.k8s.io/v1", kind: "StorageClass", provisioner };
  return manifest({ ...object, metadata: { name: "disk" }, parameters: { type } });
}

const FAMILY = "karpenter.k8s.aws/instance-family";
const CATEGORY = "karpenter.k8s.aws/instance-category";
const SIZE = "karpenter.k8s.aws/instance-size";
const TYPE = "node.kubernetes.io/instance-type";
const REQUIREMENTS = "spec.template.spec.requirements";

describeRule(costInstanceTypes, {
  pass: [
    {
      name: "a machine on the list",
      parameters,
      resources: declared(INSTANCE, { instanceType: "m7g.2xlarge" }),
    },
    {
      name: "a node group",
      parameters,
      resources: declared(GROUP, { instanceTypes: ["m7g.large", "c7g.large"] }),
    },
    {
      name: "a database",
      parameters,
      resources: declared(DATABASE, { instanceClass: "db.m7g.large", storageType: "gp3" }),
    },
    { name: "a cache", parameters, resources: declared(CACHE, { nodeType: "cache.m7g.large" }) },
    {
      name: "a template that leaves the type to its group",
      parameters,
      resources: declared(TEMPLATE, {
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp3" } }],
      }),
    },
    { name: "a pool of listed types", parameters, resources: pool({ [TYPE]: ["m7g.large"] }) },
    { name: "a pool of a listed family", parameters, resources: pool({ [FAMILY]: ["m7g"] }) },
    {
      name: "a pool of one size of a family that is listed by size",
      parameters,
      resources: pool({ [FAMILY]: ["c7g"], [SIZE]: ["large"] }),
    },
    {
      name: "a pool of a category that the list covers",
      parameters: { instanceTypes: ["m*"] },
      resources: pool({ [CATEGORY]: ["m"] }),
    },
    {
      name: "any pool where everything is allowed",
      parameters: { instanceTypes: ["*"] },
      resources: pool({}),
    },
    { name: "a volume of type gp3", resources: declared(VOLUME, { type: "gp3" }) },
    { name: "a fast volume", resources: declared(VOLUME, { type: "io2" }) },
    {
      name: "the storage of Aurora",
      parameters,
      resources: declared(DATABASE, { instanceClass: "db.m7g.large", storageType: "aurora-iopt1" }),
    },
    { name: "a storage class of the driver", resources: storageClass("ebs.csi.aws.com") },
    { name: "a storage class of files", resources: storageClass("efs.csi.aws.com", "gp2") },
  ],
  fail: [
    {
      name: "a machine that is not on the list",
      parameters,
      resources: declared(INSTANCE, { instanceType: "p5.48xlarge" }),
      paths: ["instanceType"],
    },
    {
      name: "a type that only begins like one on the list",
      parameters,
      resources: declared(INSTANCE, { instanceType: "t4g.micro2" }),
      paths: ["instanceType"],
    },
    {
      name: "one type of a node group",
      parameters,
      resources: declared(GROUP, { instanceTypes: ["m7g.large", "r7g.large"] }),
      paths: ["instanceTypes[1]"],
    },
    {
      name: "one alternative of a scaling group",
      parameters,
      resources: declared(SCALING_GROUP, mixed("m7g.large", "x2idn.32xlarge")),
      paths: ["mixedInstancesPolicy.launchTemplate.overrides[1].instanceType"],
    },
    {
      name: "a native launch template",
      parameters,
      resources: declared("aws-native:ec2:LaunchTemplate", {
        launchTemplateData: {
          instanceType: "m5.large",
          blockDeviceMappings: [{ ebs: { volumeType: "gp2" } }],
        },
      }),
      paths: [
        "launchTemplateData.instanceType",
        "launchTemplateData.blockDeviceMappings[0].ebs.volumeType",
      ],
    },
    {
      name: "a database and its disk",
      parameters,
      resources: declared(DATABASE, { instanceClass: "db.r7g.large", storageType: "gp2" }),
      paths: ["instanceClass", "storageType"],
    },
    {
      name: "a native database",
      parameters,
      resources: declared("aws-native:rds:DbInstance", { dbInstanceClass: "db.x2g.large" }),
      paths: ["dbInstanceClass"],
    },
    {
      name: "a cache",
      parameters,
      resources: declared("aws-native:elasticache:CacheCluster", {
        cacheNodeType: "cache.r7g.large",
      }),
      paths: ["cacheNodeType"],
    },
    {
      name: "a pool of a type that is not listed",
      parameters,
      resources: pool({ [TYPE]: ["m7g.large", "m5.large"] }),
      paths: [`${REQUIREMENTS}[0].values[1]`],
    },
    {
      name: "a pool of a family that is listed in one size, once",
      parameters,
      resources: pool({ [FAMILY]: ["c7g"], [SIZE]: ["xlarge", "2xlarge"] }),
      paths: [`${REQUIREMENTS}[0].values[0]`],
    },
    {
      name: "a pool of a category",
      parameters,
      resources: pool({ [CATEGORY]: ["m"] }),
      paths: [`${REQUIREMENTS}[0].values[0]`],
    },
    {
      name: "a pool that may buy everything but a few",
      parameters,
      resources: pool({ [FAMILY]: ["p5"] }, "NotIn"),
      paths: [REQUIREMENTS],
    },
    { name: "a volume of type gp2", resources: declared(VOLUME, { type: "gp2" }), paths: ["type"] },
    { name: "a volume without a type", resources: declared(VOLUME, {}), paths: ["type"] },
    {
      name: "a native volume",
      resources: declared("aws-native:ec2:Volume", { volumeType: "standard" }),
      paths: ["volumeType"],
    },
    {
      name: "the disks of a machine",
      parameters,
      resources: declared(INSTANCE, {
        instanceType: "m7g.large",
        rootBlockDevice: { volumeType: "gp2" },
        ebsBlockDevices: [{ volumeType: "gp3" }, { volumeType: "standard" }],
      }),
      paths: ["rootBlockDevice.volumeType", "ebsBlockDevices[1].volumeType"],
    },
    {
      name: "a storage class",
      resources: storageClass("ebs.csi.aws.com", "gp2"),
      paths: ["parameters.type"],
    },
    {
      name: "a storage class of the driver that came with Kubernetes",
      resources: storageClass("kubernetes.io/aws-ebs"),
      paths: ["parameters.type"],
    },
    {
      name: "the disk of a node class",
      resources: manifest({
        apiVersion: "karpenter.k8s.aws/v1",
        kind: "EC2NodeClass",
        metadata: { name: "default" },
        spec: { blockDeviceMappings: [{ ebs: { volumeType: "gp2" } }] },
      }),
      paths: ["spec.blockDeviceMappings[0].ebs.volumeType"],
    },
    {
      name: "a kind of disk that is not on one's own list",
      parameters: { volumeTypes: ["gp3"] },
      resources: declared(VOLUME, { type: "io2" }),
      paths: ["type"],
    },
  ],
  notApplicable: [
    { name: "a snapshot", resources: declared("aws:ebs/snapshot:Snapshot", {}) },
    { name: "a pod", resources: manifest({ apiVersion: "v1", kind: "Pod" }) },
  ],
  unknown: [
    {
      name: "a machine without a list",
      resources: declared(INSTANCE, { instanceType: "m7g.large" }),
      reasons: ["not configured: instanceTypes"],
    },
    {
      name: "a database without a list",
      resources: declared(DATABASE, { instanceClass: "db.m7g.large" }),
      reasons: ["not configured: databaseClasses"],
    },
    {
      name: "a pool without a list",
      resources: pool({}),
      reasons: ["not configured: instanceTypes"],
    },
    {
      name: "an unknown type and an unknown disk",
      parameters,
      resources: declared(INSTANCE, {
        instanceType: UNKNOWN,
        rootBlockDevice: { volumeType: UNKNOWN },
      }),
      reasons: ["unknown value at instanceType", "unknown value at rootBlockDevice.volumeType"],
    },
    {
      name: "an unknown size of a pool",
      parameters,
      resources: pool({ [FAMILY]: ["c7g"], [SIZE]: [UNKNOWN] }),
      reasons: [`unknown value at ${REQUIREMENTS}[1].values[0]`],
    },
  ],
});
