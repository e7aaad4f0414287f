import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { instanceTypesOf, NODE_GROUP_TYPES } from "../../world/aws/node-groups";
import { integer, texts } from "../../rule/parameters";
import { resourceRule } from "../../rule/rule";
import { globMatches } from "../../rule/glob";

/** The quota of EKS: more nodes than this no managed group may have. */
const NODES_A_GROUP = 450;

/** A pool without bounds is a bill without bounds. */
export const eksNodeBounds = resourceRule({
  id: "eks-node-bounds",
  topic: "aws-eks",
  severity: "medium",
  description:
    "A node group says how it buys capacity, and its size and instance types are within bounds.",
  remediation:
    "Set capacityType, a scalingConfig.maxSize within the bound, and instance types of the list.",
  frameworks: [
    eksBestPractices("cost optimization: compute", "Choose capacity types and bounds on purpose"),
  ],
  parameters: {
    maxNodes: integer("Most nodes that one group may grow to.", { dev: 20, prod: NODES_A_GROUP }),
    instanceTypes: texts("Instance types that are allowed; `*` stands for any text.", ["*"]),
    capacityTypes: texts("Ways of buying that are allowed.", [
      "ON_DEMAND",
      "SPOT",
      "CAPACITY_BLOCK",
    ]),
  },
  appliesTo: (type) => NODE_GROUP_TYPES.has(type),
  check(group, findings, { settings }) {
    findings.require(
      group.get("capacityType"),
      (value) => settings.capacityTypes.some((type) => type === value),
      "the group buys capacity in no way that is allowed",
    );
    checkSize(group.get("scalingConfig"), settings.maxNodes, findings);
    for (const type of instanceTypesOf(group)) {
      const isAllowed = (value: unknown) =>
        settings.instanceTypes.some((glob) => globMatches(glob, String(value)));
      findings.require(type, isAllowed, "the instance type is not on the list");
    }
  },
});

function checkSize(scaling: Field, maxNodes: number, findings: Findings): void {
  const max = scaling.get("maxSize");
  const isWithin = (value: unknown) => value !== undefined && Number(value) <= maxNodes;
  findings.require(max, isWithin, `the group may grow past ${maxNodes} nodes`);
  const min = scaling.get("minSize");
  if (!max.isReadable || !min.isSet) return;
  findings.forbid(min, (value) => Number(value) > Number(max.value), "is above maxSize");
}
