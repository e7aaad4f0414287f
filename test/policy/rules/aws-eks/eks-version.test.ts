import { eksVersion } from "../../../../policy/rules/aws-eks/eks-version";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const cluster = (version: unknown, supportType: unknown = "STANDARD") =>
  declared("aws:eks/cluster:Cluster", { version, upgradePolicy: { supportType } });
const asOf = (day: string) => ({ parameters: { asOf: day } });

describeRule(eksVersion, {
  pass: [
    { name: "a minor in standard support", resources: cluster("1.35") },
    { name: "a minor whose support ends next week", resources: cluster("1.34") },
    { name: "the last day of standard support", ...asOf("2026-12-01"), resources: cluster("1.34") },
    {
      name: "a minor in extended support that was decided on",
      ...asOf("2026-12-02"),
      resources: cluster("1.34", "EXTENDED"),
    },
    {
      name: "a cluster of the native provider",
      resources: declared("aws-native:eks:Cluster", {
        version: "1.35",
        upgradePolicy: { supportType: "EXTENDED" },
      }),
    },
  ],
  fail: [
    {
      name: "a minor whose standard support is over",
      ...asOf("2026-12-02"),
      resources: cluster("1.34"),
      findings: [
        ["version", "the standard support of this Kubernetes version has ended", "supported"],
      ],
    },
    {
      name: "a minor whose extended support is over",
      resources: cluster("1.30", "EXTENDED"),
      findings: [["version", "EKS no longer supports this Kubernetes version", "supported"]],
    },
    {
      name: "a minor older than the calendar",
      resources: cluster("1.21", "EXTENDED"),
      findings: [["version", "EKS no longer supports this Kubernetes version", "supported"]],
    },
    {
      name: "a support that EKS does not have",
      resources: cluster("1.35", "NONE"),
      findings: [
        [
          "upgradePolicy.supportType",
          "the support type must be STANDARD or EXTENDED",
          "support-type",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a node group", resources: declared("aws:eks/nodeGroup:NodeGroup", {}) }],
  unknown: [
    {
      name: "no word on extended support",
      resources: declared("aws:eks/cluster:Cluster", { version: "1.35" }),
      reasons: ["not set: upgradePolicy.supportType; EKS extends at a higher price"],
    },
    {
      name: "an unknown version",
      resources: cluster(UNKNOWN),
      reasons: ["unknown value at version"],
    },
    {
      name: "a version left to EKS",
      resources: cluster(undefined),
      reasons: ["not set: version; EKS chooses it"],
    },
    {
      name: "a minor without dates",
      resources: cluster("1.36"),
      reasons: ["no support dates are known for 1.36"],
    },
    {
      name: "an unknown kind of support for a minor that needs it",
      resources: cluster("1.33", UNKNOWN),
      reasons: ["unknown value at upgradePolicy.supportType"],
    },
  ],
});
