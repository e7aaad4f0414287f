import { eksRuntimeMonitoring } from "../../../../policy/rules/aws-eks/eks-runtime-monitoring";
import { cluster } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, named, UNKNOWN } from "../../resources";

const NO_DETECTOR = [
  "no GuardDuty detector watches the region of the cluster",
  "detector",
] as const;

const detector = named("aws:guardduty/detector:Detector", "it", { enable: true });
const feature = (name: unknown, status: unknown = "ENABLED") =>
  named("aws:guardduty/detectorFeature:DetectorFeature", String(name), { name, status });
const audit = feature("EKS_AUDIT_LOGS");

describeRule(eksRuntimeMonitoring, {
  pass: [
    {
      name: "a detector with both features",
      resources: [...cluster(), ...detector, ...audit, ...feature("RUNTIME_MONITORING")],
    },
    {
      name: "the feature that watches nothing but EKS",
      resources: [...cluster(), ...detector, ...audit, ...feature("EKS_RUNTIME_MONITORING")],
    },
    {
      name: "features of the native provider's detector",
      resources: [
        ...cluster(),
        ...declared("aws-native:guardduty:Detector", {
          enable: true,
          features: [
            { name: "EKS_AUDIT_LOGS", status: "ENABLED" },
            { name: "RUNTIME_MONITORING", status: "ENABLED" },
          ],
        }),
      ],
    },
    { name: "a cluster in dev", environment: "dev", resources: cluster() },
    {
      name: "a detector of another stack",
      parameters: { existing: true },
      resources: cluster(),
    },
    { name: "a detector without a cluster", resources: detector },
  ],
  fail: [
    {
      name: "no detector",
      resources: cluster(),
      findings: [["name", ...NO_DETECTOR]],
    },
    {
      name: "a detector of another region",
      resources: [
        ...cluster({ region: "eu-west-1" }),
        ...named("aws:guardduty/detector:Detector", "it", {
          enable: true,
          region: "eu-central-1",
        }),
        ...audit,
        ...feature("RUNTIME_MONITORING"),
      ],
      findings: [["name", ...NO_DETECTOR]],
    },
    {
      name: "a detector that is switched off",
      resources: [
        ...cluster(),
        ...named("aws:guardduty/detector:Detector", "it", { enable: false }),
      ],
      findings: [["name", ...NO_DETECTOR]],
    },
    {
      name: "a detector without features",
      resources: [...cluster(), ...detector],
      findings: [
        ["name", "GuardDuty does not watch the audit logs of the cluster", "audit-logs"],
        ["name", "GuardDuty does not watch the processes on the nodes of the cluster", "runtime"],
      ],
    },
    {
      name: "a feature that is switched off",
      resources: [
        ...cluster(),
        ...detector,
        ...audit,
        ...feature("RUNTIME_MONITORING", "DISABLED"),
      ],
      findings: [
        ["status", "GuardDuty does not watch the processes on the nodes of the cluster", "runtime"],
      ],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown status",
      resources: [...cluster(), ...detector, ...audit, ...feature("RUNTIME_MONITORING", UNKNOWN)],
      reasons: ["unknown value at status"],
    },
    {
      name: "an unknown feature",
      resources: [...cluster(), ...detector, ...audit, ...feature(UNKNOWN)],
      reasons: ["unknown value at name"],
    },
  ],
});
