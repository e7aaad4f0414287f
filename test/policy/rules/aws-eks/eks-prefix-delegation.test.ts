import { eksPrefixDelegation } from "../../../../policy/rules/aws-eks/eks-prefix-delegation";
import { addon, cluster, networkAddon, nodeGroup } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const prefixes = networkAddon({ env: { ENABLE_PREFIX_DELEGATION: "true" } });
const pool = (...instanceTypes: readonly unknown[]) => nodeGroup({ instanceTypes });

describeRule(eksPrefixDelegation, {
  pass: [
    {
      name: "types of one number of pods",
      resources: [...cluster(), ...prefixes, ...pool("m7g.large", "m7g.xlarge", "c7g.2xlarge")],
    },
    { name: "one type", resources: [...cluster(), ...prefixes, ...pool("m7g.large")] },
    {
      name: "types of all sizes without prefixes",
      resources: [...cluster(), ...networkAddon({}), ...pool("m7g.medium", "m7g.16xlarge")],
    },
    {
      name: "prefixes in another cluster",
      resources: [
        ...addon("vpc-cni", {
          clusterName: "other",
          configurationValues: '{"env":{"ENABLE_PREFIX_DELEGATION":"true"}}',
        }),
        ...pool("m7g.medium", "m7g.16xlarge"),
      ],
    },
  ],
  fail: [
    {
      name: "a small and a large type",
      resources: [...cluster(), ...prefixes, ...pool("m7g.large", "m7g.16xlarge")],
      findings: [
        [
          "instanceTypes[1]",
          "the instance type runs another number of pods than the first type of the pool",
        ],
      ],
    },
    {
      name: "the same where the cluster is elsewhere",
      resources: [...prefixes, ...pool("m7g.medium", "m7g.large")],
      findings: [
        [
          "instanceTypes[1]",
          "the instance type runs another number of pods than the first type of the pool",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown configuration",
      resources: [
        ...cluster(),
        ...addon("vpc-cni", { configurationValues: UNKNOWN }),
        ...pool("m7g.large", "m7g.16xlarge"),
      ],
      reasons: ["unknown value at configurationValues"],
    },
    {
      name: "an unknown type",
      resources: [...cluster(), ...prefixes, ...pool("m7g.large", UNKNOWN)],
      reasons: ["unknown value at instanceTypes[1]"],
    },
    {
      name: "a type without known limits",
      resources: [...cluster(), ...prefixes, ...pool("m7g.large", "zz9.large")],
      reasons: ["no limits are known for instanceTypes[1]"],
    },
  ],
});
