import { eksClusterSecurityGroup } from "../../../../policy/rules/aws-eks/eks-cluster-security-group";
import { cluster, launchTemplate, nodeGroup } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, named, UNKNOWN, urnOf } from "../../resources";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const owned = { "kubernetes.io/cluster/shop": "owned" };

/** Nodes whose template lists the groups that it is made from. */
const nodes = (ids: readonly unknown[], ...from: readonly string[]) => [
  ...nodeGroup(),
  ...named(TEMPLATE, "nodes", { vpcSecurityGroupIds: ids }, { vpcSecurityGroupIds: from }),
];
const group = (name: string, tags: unknown) => named(GROUP, name, { tags });
const both = [urnOf(GROUP, "one"), urnOf(GROUP, "two")];

describeRule(eksClusterSecurityGroup, {
  pass: [
    {
      name: "a template without security groups",
      resources: [...nodeGroup(), ...launchTemplate()],
    },
    {
      name: "one tagged group of two",
      resources: [
        ...group("one", owned),
        ...group("two", {}),
        ...nodes([UNKNOWN, UNKNOWN], ...both),
      ],
    },
    {
      name: "the cluster's own group",
      resources: [...cluster(), ...nodes([UNKNOWN], urnOf("aws:eks/cluster:Cluster", "eks"))],
    },
    {
      name: "a tagged group that no node has",
      resources: [...group("one", owned), ...nodeGroup(), ...launchTemplate()],
    },
  ],
  fail: [
    {
      name: "two tagged groups",
      resources: [
        ...group("one", owned),
        ...group("two", [{ key: "kubernetes.io/cluster/shop", value: "owned" }]),
        ...nodes([UNKNOWN, UNKNOWN], ...both),
      ],
      findings: [
        ["vpcSecurityGroupIds", "several security groups of a node have the cluster's tag"],
      ],
    },
    {
      name: "a tagged group beside the cluster's own",
      resources: [
        ...cluster(),
        ...group("one", owned),
        ...nodes([UNKNOWN, UNKNOWN], urnOf("aws:eks/cluster:Cluster", "eks"), urnOf(GROUP, "one")),
      ],
      findings: [
        ["vpcSecurityGroupIds", "several security groups of a node have the cluster's tag"],
      ],
    },
    {
      name: "no tagged group",
      resources: [...group("one", {}), ...nodes([UNKNOWN], urnOf(GROUP, "one"))],
      findings: [["vpcSecurityGroupIds", "no security group of a node has the cluster's tag"]],
    },
  ],
  notApplicable: [{ name: "an add-on", resources: declared("aws:eks/addon:Addon", {}) }],
  unknown: [
    {
      name: "a group of another stack",
      resources: nodes(["sg-1"]),
      reasons: ["not part of the stack: vpcSecurityGroupIds"],
    },
  ],
});
