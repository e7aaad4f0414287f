import { costInstanceTypes } from "../../../../policy/rules/cost-account-quota-tags/cost-instance-types";
import type { NormalizedResource } from "../../../../policy/rule/resource";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

const MACHINE = [
  "the type of the machine is not in the parameter instanceTypes",
  "instance-types",
] as const;
const DISK = ["the type of the disk is not in the parameter volumeTypes", "volume-types"] as const;
const DEFAULT_DISK = [
  "the default type of the disk (gp2) is not in the parameter volumeTypes",
  "volume-types",
] as const;
const POOL = [
  "the pool may start instance types that are not in the parameter instanceTypes",
  "instance-types",
] as const;

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
      findings: [["instanceType", ...MACHINE]],
    },
    {
      name: "a type that only begins like one on the list",
      parameters,
      resources: declared(INSTANCE, { instanceType: "t4g.micro2" }),
      findings: [["instanceType", ...MACHINE]],
    },
    {
      name: "one type of a node group",
      parameters,
      resources: declared(GROUP, { instanceTypes: ["m7g.large", "r7g.large"] }),
      findings: [["instanceTypes[1]", ...MACHINE]],
    },
    {
      name: "one alternative of a scaling group",
      parameters,
      resources: declared(SCALING_GROUP, mixed("m7g.large", "x2idn.32xlarge")),
      findings: [["mixedInstancesPolicy.launchTemplate.overrides[1].instanceType", ...MACHINE]],
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
      findings: [
        ["launchTemplateData.instanceType", ...MACHINE],
        ["launchTemplateData.blockDeviceMappings[0].ebs.volumeType", ...DISK],
      ],
    },
    {
      name: "a database and its disk",
      parameters,
      resources: declared(DATABASE, { instanceClass: "db.r7g.large", storageType: "gp2" }),
      findings: [
        [
          "instanceClass",
          "the type of the database is not in the parameter databaseClasses",
          "database-classes",
        ],
        ["storageType", ...DISK],
      ],
    },
    {
      name: "a native database",
      parameters,
      resources: declared("aws-native:rds:DbInstance", { dbInstanceClass: "db.x2g.large" }),
      findings: [
        [
          "dbInstanceClass",
          "the type of the database is not in the parameter databaseClasses",
          "database-classes",
        ],
      ],
    },
    {
      name: "a cache",
      parameters,
      resources: declared("aws-native:elasticache:CacheCluster", {
        cacheNodeType: "cache.r7g.large",
      }),
      findings: [
        [
          "cacheNodeType",
          "the type of the cache is not in the parameter cacheTypes",
          "cache-types",
        ],
      ],
    },
    {
      name: "a pool of a type that is not listed",
      parameters,
      resources: pool({ [TYPE]: ["m7g.large", "m5.large"] }),
      findings: [[`${REQUIREMENTS}[0].values[1]`, ...POOL]],
    },
    {
      name: "a pool of a family that is listed in one size, once",
      parameters,
      resources: pool({ [FAMILY]: ["c7g"], [SIZE]: ["xlarge", "2xlarge"] }),
      findings: [[`${REQUIREMENTS}[0].values[0]`, ...POOL]],
    },
    {
      name: "a pool of a category",
      parameters,
      resources: pool({ [CATEGORY]: ["m"] }),
      findings: [[`${REQUIREMENTS}[0].values[0]`, ...POOL]],
    },
    {
      name: "a pool that may buy everything but a few",
      parameters,
      resources: pool({ [FAMILY]: ["p5"] }, "NotIn"),
      findings: [[REQUIREMENTS, ...POOL]],
    },
    {
      name: "a volume of type gp2",
      resources: declared(VOLUME, { type: "gp2" }),
      findings: [["type", ...DISK]],
    },
    {
      name: "a volume without a type",
      resources: declared(VOLUME, {}),
      findings: [["type", ...DEFAULT_DISK]],
    },
    {
      name: "a native volume",
      resources: declared("aws-native:ec2:Volume", { volumeType: "standard" }),
      findings: [["volumeType", ...DISK]],
    },
    {
      name: "the disks of a machine",
      parameters,
      resources: declared(INSTANCE, {
        instanceType: "m7g.large",
        rootBlockDevice: { volumeType: "gp2" },
        ebsBlockDevices: [{ volumeType: "gp3" }, { volumeType: "standard" }],
      }),
      findings: [
        ["rootBlockDevice.volumeType", ...DISK],
        ["ebsBlockDevices[1].volumeType", ...DISK],
      ],
    },
    {
      name: "a storage class",
      resources: storageClass("ebs.csi.aws.com", "gp2"),
      findings: [["parameters.type", ...DISK]],
    },
    {
      name: "a storage class of the driver that came with Kubernetes",
      resources: storageClass("kubernetes.io/aws-ebs"),
      findings: [["parameters.type", ...DEFAULT_DISK]],
    },
    {
      name: "the disk of a node class",
      resources: manifest({
        apiVersion: "karpenter.k8s.aws/v1",
        kind: "EC2NodeClass",
        metadata: { name: "default" },
        spec: { blockDeviceMappings: [{ ebs: { volumeType: "gp2" } }] },
      }),
      findings: [["spec.blockDeviceMappings[0].ebs.volumeType", ...DISK]],
    },
    {
      name: "a kind of disk that is not on one's own list",
      parameters: { volumeTypes: ["gp3"] },
      resources: declared(VOLUME, { type: "io2" }),
      findings: [["type", ...DISK]],
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
