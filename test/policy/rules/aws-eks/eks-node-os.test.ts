import { eksNodeOs } from "../../../../policy/rules/aws-eks/eks-node-os";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

const NOT_ALLOWED =
  "the nodes run an image that is not AL2023, Bottlerocket or another allowed image";

const group = (amiType: unknown) => declared("aws:eks/nodeGroup:NodeGroup", { amiType });
const nodeClass = (spec: Readonly<Record<string, unknown>>) =>
  manifest({ apiVersion: "karpenter.k8s.aws/v1", kind: "EC2NodeClass", spec });

describeRule(eksNodeOs, {
  pass: [
    ...["AL2023_x86_64_STANDARD", "AL2023_ARM_64_NVIDIA", "BOTTLEROCKET_ARM_64"].map((type) => ({
      name: type,
      resources: group(type),
    })),
    { name: "the choice of EKS", resources: group(undefined) },
    {
      name: "an image type of the list",
      parameters: { allowed: ["WINDOWS_CORE_2022_x86_64"] },
      resources: group("WINDOWS_CORE_2022_x86_64"),
    },
    {
      name: "a node class with the alias of a maintained image",
      resources: nodeClass({ amiSelectorTerms: [{ alias: "bottlerocket@v1.50.0" }] }),
    },
    {
      name: "a node class of a maintained family",
      resources: nodeClass({ amiFamily: "AL2023", amiSelectorTerms: [{ id: "ami-1" }] }),
    },
  ],
  fail: [
    ...["AL2_x86_64", "AL2_ARM_64", "CUSTOM", "WINDOWS_FULL_2022_x86_64"].map((type) => ({
      name: type,
      resources: group(type),
      findings: [["amiType", NOT_ALLOWED] as const],
    })),
    {
      name: "Amazon Linux 2, though the list has it",
      parameters: { allowed: ["AL2_x86_64"] },
      resources: group("AL2_x86_64"),
      findings: [["amiType", NOT_ALLOWED]],
    },
    {
      name: "Amazon Linux 2 of the native provider",
      resources: declared("aws-native:eks:Nodegroup", { amiType: "AL2_x86_64_GPU" }),
      findings: [["amiType", NOT_ALLOWED]],
    },
    {
      name: "a node class of Amazon Linux 2",
      resources: nodeClass({ amiFamily: "AL2", amiSelectorTerms: [{ alias: "al2@v20260101" }] }),
      findings: [
        ["spec.amiFamily", NOT_ALLOWED],
        ["spec.amiSelectorTerms[0].alias", NOT_ALLOWED],
      ],
    },
  ],
  notApplicable: [{ name: "a cluster", resources: declared("aws:eks/cluster:Cluster", {}) }],
  unknown: [
    {
      name: "an unknown image type",
      resources: group(UNKNOWN),
      reasons: ["unknown value at amiType"],
    },
    {
      name: "an unknown alias",
      resources: nodeClass({ amiSelectorTerms: [{ alias: UNKNOWN }] }),
      reasons: ["unknown value at spec.amiSelectorTerms[0].alias"],
    },
  ],
});
