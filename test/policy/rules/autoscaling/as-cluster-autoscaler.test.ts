import { asClusterAutoscaler } from "../../../../policy/rules/autoscaling/as-cluster-autoscaler";
import { nodeGroup, subnet, SUBNETS } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, manifest, named, UNKNOWN, urnOf } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const ROLE = "aws:iam/role:Role";
const autoscaler = declared("kubernetes:helm.sh/v3:Release", { chart: "cluster-autoscaler" });
const deployment = manifest({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "cluster-autoscaler", namespace: "kube-system" },
});
const disks = manifest({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "gp3" },
  provisioner: "ebs.csi.aws.com",
});
const tag = (key: unknown) => ({ key, value: "true", propagateAtLaunch: false });
const group = (...keys: readonly unknown[]) =>
  named("aws:autoscaling/group:Group", "nodes", {
    tags: [tag("kubernetes.io/cluster/shop"), ...keys.map(tag)],
  });
const ENABLED = "k8s.io/cluster-autoscaler/enabled";
const OWN = "k8s.io/cluster-autoscaler/shop";
const alike = nodeGroup({ instanceTypes: ["m7g.large", "m6g.large"] }, ["a"]);
const unlike = nodeGroup({ instanceTypes: ["m7g.large", "c7g.large"] }, ["a"]);
const change = {
  Effect: "Allow",
  Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
  Resource: "*",
};
const role = (policy: unknown) => [
  ...named(ROLE, "scaler", { name: "scaler" }),
  ...named(
    "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    "scaler",
    { serviceAccount: "cluster-autoscaler", roleArn: UNKNOWN },
    { roleArn: [urnOf(ROLE, "scaler")] },
  ),
  ...named("aws:iam/rolePolicy:RolePolicy", "scaler", { role: "scaler", policy }),
];
const allowing = (statement: Properties) => role(JSON.stringify({ Statement: [statement] }));

describeRule(asClusterAutoscaler, {
  pass: [
    { name: "types of one shape in one zone", resources: [...autoscaler, ...SUBNETS, ...alike] },
    { name: "a tagged group", resources: [...autoscaler, ...group(ENABLED, OWN)] },
    {
      name: "several zones where no volume is zonal",
      resources: [...autoscaler, ...SUBNETS, ...nodeGroup()],
    },
    {
      name: "no autoscaler",
      resources: [...SUBNETS, ...disks, ...unlike, ...nodeGroup(), ...group()],
    },
    {
      name: "a role for tagged groups",
      resources: [
        ...autoscaler,
        ...allowing({
          ...change,
          Condition: { StringEquals: { [`aws:ResourceTag/${OWN}`]: "owned" } },
        }),
      ],
    },
    {
      name: "a role that reads everything",
      resources: [
        ...autoscaler,
        ...allowing({ ...change, Action: "autoscaling:DescribeAutoScalingGroups" }),
      ],
    },
    {
      name: "a wide role of something else",
      resources: [
        ...autoscaler,
        ...named("aws:iam/rolePolicy:RolePolicy", "other", {
          role: "other",
          policy: JSON.stringify({ Statement: change }),
        }),
      ],
    },
  ],
  fail: [
    {
      name: "types of two shapes",
      resources: [...deployment, ...SUBNETS, ...unlike],
      findings: [
        [
          "instanceTypes[1]",
          "the instance type has other CPU or memory than the first type of the group",
          "shape",
        ],
      ],
    },
    {
      name: "a group without tags",
      resources: [...autoscaler, ...group()],
      findings: [
        ["tags", "the group has no tag k8s.io/cluster-autoscaler/enabled", "tags"],
        ["tags", "the group has no tag k8s.io/cluster-autoscaler/shop", "tags"],
      ],
    },
    {
      name: "a group without the cluster's tag",
      resources: [...autoscaler, ...group(ENABLED)],
      findings: [["tags", "the group has no tag k8s.io/cluster-autoscaler/shop", "tags"]],
    },
    {
      name: "a group of three zones where volumes are zonal",
      resources: [...autoscaler, ...disks, ...SUBNETS, ...nodeGroup()],
      findings: [
        [
          "subnetIds",
          "the group has several zones, but a zonal volume needs a node in one of them",
          "zones",
        ],
      ],
    },
    {
      name: "a role that changes every group",
      resources: [...autoscaler, ...allowing(change)],
      findings: [
        [
          "policy.Statement[0].Resource",
          "the role of the autoscaler may change every Auto Scaling group of the account",
          "role",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a cluster", resources: declared("aws:eks/cluster:Cluster", {}) }],
  unknown: [
    {
      name: "an unknown type",
      resources: [
        ...autoscaler,
        ...SUBNETS,
        ...nodeGroup({ instanceTypes: ["m7g.large", UNKNOWN] }, ["a"]),
      ],
      reasons: ["unknown value at instanceTypes[1]"],
    },
    {
      name: "an unknown tag",
      resources: [...autoscaler, ...group(ENABLED, UNKNOWN)],
      reasons: ["unknown value at tags[2].key"],
    },
    {
      name: "subnets of another stack where volumes are zonal",
      resources: [
        ...autoscaler,
        ...disks,
        ...nodeGroup({ subnetIds: ["subnet-1", "subnet-2"] }, []),
      ],
      reasons: ["not part of the stack: subnetIds"],
    },
    {
      name: "an unknown zone where volumes are zonal",
      resources: [
        ...autoscaler,
        ...disks,
        ...subnet("a", UNKNOWN),
        ...subnet("b", "eu-west-1b"),
        ...nodeGroup({}, ["a", "b"]),
      ],
      reasons: ["unknown value at availabilityZone"],
    },
    {
      name: "an unknown policy",
      resources: [...autoscaler, ...role(UNKNOWN)],
      reasons: ["unknown value at policy"],
    },
  ],
});
