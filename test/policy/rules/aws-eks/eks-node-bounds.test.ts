import { eksNodeBounds } from "../../../../policy/rules/aws-eks/eks-node-bounds";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const base = {
  capacityType: "ON_DEMAND",
  instanceTypes: ["m7g.large"],
  scalingConfig: { minSize: 1, maxSize: 20 },
};
const group = (props: Properties = {}) =>
  declared("aws:eks/nodeGroup:NodeGroup", { ...base, ...props });
const graviton = { parameters: { instanceTypes: ["m7g.*", "c7g.large"] } };

describeRule(eksNodeBounds, {
  pass: [
    { name: "a group within the bounds", resources: group() },
    { name: "types of the list", ...graviton, resources: group() },
    {
      name: "no types, which leaves them to the launch template",
      ...graviton,
      resources: group({ instanceTypes: undefined }),
    },
    {
      name: "a group of the native provider",
      resources: declared("aws-native:eks:Nodegroup", { ...base, capacityType: "SPOT" }),
    },
  ],
  fail: [
    {
      name: "no word on how capacity is bought",
      resources: group({ capacityType: undefined }),
      findings: [
        [
          "capacityType",
          "the capacity type must be one of ON_DEMAND, SPOT, CAPACITY_BLOCK",
          "capacity-type",
        ],
      ],
    },
    {
      name: "a way of buying that is not allowed",
      parameters: { capacityTypes: ["ON_DEMAND"] },
      resources: group({ capacityType: "SPOT" }),
      findings: [["capacityType", "the capacity type must be one of ON_DEMAND", "capacity-type"]],
    },
    {
      name: "more nodes than dev may have",
      environment: "dev",
      resources: group({ scalingConfig: { minSize: 1, maxSize: 21 } }),
      findings: [
        ["scalingConfig.maxSize", "the maximum size must be set to at most 20 nodes", "size"],
      ],
    },
    {
      name: "no largest size",
      resources: group({ scalingConfig: { minSize: 1 } }),
      findings: [
        ["scalingConfig.maxSize", "the maximum size must be set to at most 450 nodes", "size"],
      ],
    },
    {
      name: "a smallest size above the largest",
      resources: group({ scalingConfig: { minSize: 3, maxSize: 2 } }),
      findings: [
        ["scalingConfig.minSize", "the minimum size is above the maximum size (maxSize)", "size"],
      ],
    },
    {
      name: "each type that is not on the list, however near",
      ...graviton,
      resources: group({ instanceTypes: ["c7g.large", "c7gXlarge", "m7g.metal", "c7g.xlarge"] }),
      findings: [
        [
          "instanceTypes[1]",
          "the instance type is not in the parameter instanceTypes",
          "instance-types",
        ],
        [
          "instanceTypes[3]",
          "the instance type is not in the parameter instanceTypes",
          "instance-types",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a cluster", resources: declared("aws:eks/cluster:Cluster", {}) }],
  unknown: [
    {
      name: "an unknown way of buying",
      resources: group({ capacityType: UNKNOWN }),
      reasons: ["unknown value at capacityType"],
    },
    {
      name: "an unknown size",
      resources: group({ scalingConfig: { minSize: 1, maxSize: UNKNOWN } }),
      reasons: ["unknown value at scalingConfig.maxSize"],
    },
    {
      name: "an unknown type",
      resources: group({ instanceTypes: [UNKNOWN] }),
      reasons: ["unknown value at instanceTypes[0]"],
    },
  ],
});
