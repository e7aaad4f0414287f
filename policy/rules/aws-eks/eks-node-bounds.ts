import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { instanceTypesOf, NODE_GROUP_TYPES } from "../../world/aws/node-groups";
import { integer, texts } from "../../rule/parameters";
import { resourceRule } from "../../rule/rule";
import { globMatches } from "../../rule/glob";

/** The quota of EKS for the nodes of one managed group. */
const NODES_A_GROUP = 450;

/** The bounds of a node group limit its costs. */
export const eksNodeBounds = resourceRule({
  id: "eks-node-bounds",
  topic: "aws-eks",
  severity: "medium",
  description:
    "A node group sets an allowed capacity type, and its size and instance types are within bounds.",
  remediation:
    "Set capacityType, a scalingConfig.maxSize of at most maxNodes and not below minSize, and " +
    "instance types that are on the list.",
  frameworks: [
    eksBestPractices("cost optimization: compute", "Choose capacity types and bounds on purpose"),
  ],
  checks: {
    "capacity-type": "The group sets a capacity type that is allowed.",
    size: "The group has a maximum size within the bound, and a minimum size below it.",
    "instance-types": "The group uses instance types that are allowed.",
  },
  parameters: {
    maxNodes: integer("Maximum number of nodes of one group.", { dev: 20, prod: NODES_A_GROUP }),
    instanceTypes: texts("Instance types that are allowed; `*` stands for any text.", ["*"]),
    capacityTypes: texts("Capacity types that are allowed.", [
      "ON_DEMAND",
      "SPOT",
      "CAPACITY_BLOCK",
    ]),
  },
  appliesTo: (type) => NODE_GROUP_TYPES.has(type),
  check(group, findings, { settings }) {
    findings
      .of("capacity-type")
      .require(
        group.get("capacityType"),
        (value) => settings.capacityTypes.some((type) => type === value),
        `the capacity type must be one of ${settings.capacityTypes.join(", ")}`,
      );
    checkSize(group.get("scalingConfig"), settings.maxNodes, findings.of("size"));
    for (const type of instanceTypesOf(group)) {
      const isAllowed = (value: unknown) =>
        settings.instanceTypes.some((glob) => globMatches(glob, String(value)));
      const message = "the instance type is not in the parameter instanceTypes";
      findings.of("instance-types").require(type, isAllowed, message);
    }
  },
});

function checkSize(scaling: Field, maxNodes: number, findings: Findings): void {
  const max = scaling.get("maxSize");
  const isWithin = (value: unknown) => value !== undefined && Number(value) <= maxNodes;
  findings.require(max, isWithin, `the maximum size must be set to at most ${maxNodes} nodes`);
  const min = scaling.get("minSize");
  if (!max.isReadable || !min.isSet) return;
  const isAbove = (value: unknown) => Number(value) > Number(max.value);
  findings.forbid(min, isAbove, "the minimum size is above the maximum size (maxSize)");
}
