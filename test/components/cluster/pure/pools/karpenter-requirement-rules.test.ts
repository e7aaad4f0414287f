import { describe, expect, it } from "vitest";
import { requirementRules } from "../../../../../components/cluster/pure/pools/karpenter-requirement-rules";
import type { KarpenterRequirement } from "../../../../../components/cluster/pure/pools/karpenter-settings";
import { findProblems } from "../../../../../components/core/pure/validate";

const problems = (...requirements: readonly KarpenterRequirement[]) =>
  findProblems(requirementRules(requirements, ["arm64"]));

const FAMILY = "karpenter.k8s.aws/instance-family";
const TYPE = "node.kubernetes.io/instance-type";

describe("requirementRules", () => {
  it("finds nothing wrong with labels of instances, zones and one's own", () => {
    expect(
      problems(
        { key: FAMILY, operator: "In", values: ["m7g", "c7g"], minValues: 2 },
        { key: "karpenter.k8s.aws/instance-cpu", operator: "Lte", value: 32 },
        { key: "karpenter.k8s.aws/instance-gpu-count", operator: "DoesNotExist" },
        { key: "topology.kubernetes.io/zone", operator: "NotIn", values: ["eu-central-1c"] },
        { key: TYPE, operator: "Exists", minValues: 5 },
        { key: TYPE, operator: "In", values: ["m7g.large"] },
        { key: "example.com/team", operator: "Exists" },
      ),
    ).toEqual([]);
  });

  it.each<[string, KarpenterRequirement]>([
    [
      'key: has a separate argument, got "kubernetes.io/arch"; set architectures instead',
      { key: "kubernetes.io/arch", operator: "In", values: ["arm64"] },
    ],
    [
      'key: has a separate argument, got "karpenter.sh/capacity-type"; set capacity instead',
      { key: "karpenter.sh/capacity-type", operator: "In", values: ["spot"] },
    ],
    [
      "key: is not an instance label",
      { key: "karpenter.k8s.aws/instance-colour", operator: "Exists" },
    ],
    [
      "key: has a prefix that Karpenter keeps",
      { key: "karpenter.sh/nodepool", operator: "Exists" },
    ],
    ["key: names one node", { key: "kubernetes.io/hostname", operator: "Exists" }],
    ["key: is a label that Kubernetes has", { key: "beta.kubernetes.io/arch", operator: "Exists" }],
    ["value: must be a whole number", { key: FAMILY, operator: "Gt", value: -1 }],
    ["value: must be a whole number", { key: FAMILY, operator: "Lt", value: 1.5 }],
    ["values[0]: is not a label value", { key: FAMILY, operator: "In", values: ["m7*"] }],
    ["minValues: must be a whole number", { key: FAMILY, operator: "Exists", minValues: 51 }],
    [
      "minValues: requires more than the 1 values",
      { key: FAMILY, operator: "In", values: ["m7g"], minValues: 2 },
    ],
    ["values[0]: is not the name of an", { key: TYPE, operator: "In", values: ["large"] }],
    ["values[0]: has a processor that", { key: TYPE, operator: "In", values: ["m7i.large"] }],
  ])("says %s", (start, requirement) => {
    const found = problems(requirement);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`requirements[0].${start}`);
  });

  it("refuses more conditions than the API takes beside the pool's own", () => {
    const many = Array.from({ length: 98 }, () => ({ key: FAMILY, operator: "Exists" }) as const);
    expect(problems(...many)).toEqual(["requirements: must be at most 97, got 98; use fewer keys"]);
  });
});
