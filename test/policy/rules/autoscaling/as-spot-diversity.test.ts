import { asSpotDiversity } from "../../../../policy/rules/autoscaling/as-spot-diversity";
import { nodeGroup, subnet, SUBNETS } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, manifest, named, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const TYPES = ["m7g.large", "m6g.large", "m8g.large", "m7gd.large", "m6gd.large"];
const spot = { capacityType: "SPOT", instanceTypes: TYPES };
const scalingGroup = (distribution: Properties, overrides: readonly Properties[]) =>
  named("aws:autoscaling/group:Group", "nodes", {
    tags: [{ key: "kubernetes.io/cluster/shop", value: "owned" }],
    vpcZoneIdentifiers: ["subnet-1"],
    mixedInstancesPolicy: { instancesDistribution: distribution, launchTemplate: { overrides } },
  });
const pool = (requirements: readonly Properties[], spec: Properties = {}, own: Properties = {}) =>
  manifest({
    apiVersion: "karpenter.sh/v1",
    kind: "NodePool",
    spec: { ...spec, template: { spec: { requirements, ...own } } },
  });
const isIn = (key: string, ...values: readonly unknown[]) => ({ key, operator: "In", values });
const bought = (...ways: readonly string[]) => isIn("karpenter.sh/capacity-type", ...ways);
const typed = (...types: readonly unknown[]) => isIn("node.kubernetes.io/instance-type", ...types);
const path = "spec.template.spec.requirements[1].values[0]";
const outside = "not part of the stack: vpcZoneIdentifiers";

describeRule(asSpotDiversity, {
  pass: [
    { name: "five types over three zones", resources: [...SUBNETS, ...nodeGroup(spot)] },
    {
      name: "one group a zone",
      resources: [
        ...SUBNETS,
        ...["a", "b", "c"].flatMap((zone) => nodeGroup(spot, [zone], `nodes-${zone}`)),
      ],
    },
    { name: "one type on demand", resources: [...SUBNETS, ...nodeGroup({}, ["a"])] },
    {
      name: "a Karpenter pool of any type",
      resources: pool([bought("spot"), isIn("karpenter.k8s.aws/instance-category", "m", "c")]),
    },
    { name: "a Karpenter pool of one type on demand", resources: pool([typed("m7g.large")]) },
    {
      name: "Karpenter pools with different weights",
      resources: [...pool([bought("spot")], { weight: 10 }), ...pool([bought("spot")])],
    },
    {
      name: "Karpenter pools of different architectures",
      resources: [
        ...pool([isIn("kubernetes.io/arch", "arm64")]),
        ...pool([isIn("kubernetes.io/arch", "amd64")]),
      ],
    },
    {
      name: "a Karpenter pool with a taint of its own",
      resources: [
        ...pool([]),
        ...pool([], {}, { taints: [{ key: "batch", effect: "NoSchedule" }] }),
      ],
    },
  ],
  fail: [
    {
      name: "four types, one of them twice",
      resources: [
        ...SUBNETS,
        ...nodeGroup({ ...spot, instanceTypes: [...TYPES.slice(0, 4), "m7g.large"] }),
      ],
      findings: [["instanceTypes", "the spot pool has fewer than 5 instance types", "types"]],
    },
    {
      name: "two zones",
      resources: [...SUBNETS, ...nodeGroup(spot, ["a", "b"])],
      findings: [["subnetIds", "the spot pool has fewer than 3 zones", "zones"]],
    },
    {
      name: "fewer types than the configuration asks for",
      parameters: { minTypes: 6 },
      resources: [...SUBNETS, ...nodeGroup(spot)],
      findings: [["instanceTypes", "the spot pool has fewer than 6 instance types", "types"]],
    },
    {
      name: "a self-managed group that buys half of its nodes as spot",
      resources: scalingGroup({ onDemandPercentageAboveBaseCapacity: 50 }, [
        { instanceType: "m7g.large" },
      ]),
      findings: [
        [
          "mixedInstancesPolicy.launchTemplate.overrides",
          "the spot pool has fewer than 5 instance types",
          "types",
        ],
      ],
      reasons: [outside],
    },
    {
      name: "a Karpenter pool of two types and two zones",
      resources: pool([
        bought("spot", "on-demand"),
        typed("m7g.large", "c7g.large"),
        isIn("topology.kubernetes.io/zone", "a", "b"),
      ]),
      findings: [
        [path, "the spot pool has fewer than 5 instance types", "types"],
        [path.replace("[1]", "[2]"), "the spot pool has fewer than 3 zones", "zones"],
      ],
    },
    {
      name: "Karpenter pools that overlap with one weight",
      resources: [
        ...pool([isIn("kubernetes.io/arch", "arm64", "amd64")]),
        ...pool([isIn("kubernetes.io/arch", "amd64")]),
      ],
      findings: [
        ["spec.weight", "another NodePool with the same weight accepts the same pods", "overlap"],
      ],
    },
  ],
  notApplicable: [{ name: "a cluster", resources: declared("aws:eks/cluster:Cluster", {}) }],
  unknown: [
    {
      name: "an unknown type",
      resources: [...SUBNETS, ...nodeGroup({ ...spot, instanceTypes: [UNKNOWN] })],
      reasons: ["unknown value at instanceTypes[0]"],
    },
    {
      name: "subnets of another stack",
      resources: nodeGroup({ ...spot, subnetIds: ["subnet-1"] }, []),
      reasons: ["not part of the stack: subnetIds"],
    },
    {
      name: "an unknown zone",
      resources: [...subnet("a", UNKNOWN), ...nodeGroup(spot, ["a"])],
      reasons: ["unknown value at availabilityZone"],
    },
    {
      name: "a self-managed group by attributes, in subnets of another stack",
      resources: scalingGroup({ onDemandPercentageAboveBaseCapacity: 0 }, [
        { instanceRequirements: { memoryMib: { min: 1 } } },
      ]),
      reasons: [outside],
    },
    {
      name: "an unknown type of a Karpenter pool",
      resources: pool([bought("spot"), typed(UNKNOWN)]),
      reasons: [`unknown value at ${path}`],
    },
  ],
});
