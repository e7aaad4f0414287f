import { EKS_CALENDAR } from "../../../components/core/compatibility/kubernetes";
import { minorNumber, supportPhase } from "../../../components/core/pure/compatibility";
import { EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices, fsbp } from "../../rule/frameworks";
import { day } from "../../rule/parameters";
import { resourceRule } from "../../rule/rule";

/** The day on which the calendar was read. A rule reads no clock: the same plan gives the same findings. */
const CALENDAR_READ_ON = "2026-11-24";

const SUPPORT_TYPES: ReadonlySet<unknown> = new Set(["STANDARD", "EXTENDED"]);

/** After the end of support a control plane gets no fixes, and EKS upgrades it at a time that EKS chooses. */
export const eksVersion = resourceRule({
  id: "eks-version",
  topic: "aws-eks",
  severity: "high",
  description: "The version of the cluster is supported, and its support type is set.",
  remediation:
    "Upgrade to a minor version in standard support and set upgradePolicy.supportType to STANDARD " +
    "or EXTENDED; EXTENDED supports an older version for another year at a higher price.",
  frameworks: [
    fsbp("EKS.2", "EKS clusters should run on a supported Kubernetes version"),
    eksBestPractices("upgrades", "Keep the cluster within the support window"),
  ],
  checks: {
    "support-type": "The support type of the cluster is set to STANDARD or EXTENDED.",
    supported: "The version of the cluster is in a support that the cluster has chosen.",
  },
  parameters: { asOf: day("Day for which the support is checked.", CALENDAR_READ_ON) },
  appliesTo: (type) => EKS_CLUSTER_TYPES.has(type),
  check(cluster, findings, { settings }) {
    const support = cluster.get("upgradePolicy", "supportType");
    checkSupportType(support, findings.of("support-type"));
    checkVersion(cluster.get("version"), support, settings.asOf, findings.of("supported"));
  },
});

/** By default EKS extends the support, which costs more once standard support has ended. */
function checkSupportType(support: Field, findings: Findings): void {
  const isOther = (value: unknown) => !SUPPORT_TYPES.has(value);
  const message = "the support type must be STANDARD or EXTENDED";
  if (support.isSet) findings.forbid(support, isOther, message);
  else findings.notEvaluated(support, `not set: ${support.path}; EKS extends at a higher price`);
}

function checkVersion(version: Field, support: Field, asOf: string, findings: Findings): void {
  if (!version.isReadable) findings.notEvaluated(version);
  else if (!version.isSet) findings.notEvaluated(version, "not set: version; EKS chooses it");
  else checkPhase(version, support, asOf, findings);
}

function checkPhase(version: Field, support: Field, asOf: string, findings: Findings): void {
  const minor = minorNumber(String(version.value));
  const phase = isOlderThanCalendar(minor) ? "ended" : supportPhase(`1.${minor}`, asOf);
  if (phase === "unknown") {
    findings.notEvaluated(version, `no support dates are known for ${String(version.value)}`);
  } else if (phase === "ended") {
    findings.fail(version, "EKS no longer supports this Kubernetes version");
  } else if (phase === "extended" && support.value !== "EXTENDED") {
    if (support.isReadable) {
      findings.fail(version, "the standard support of this Kubernetes version has ended");
    } else findings.notEvaluated(support);
  }
}

/** Extended support ends in the order of the minors. */
function isOlderThanCalendar(minor: number | undefined): boolean {
  const known = Object.keys(EKS_CALENDAR).flatMap((version) => minorNumber(version) ?? []);
  return minor !== undefined && minor < Math.min(...known);
}
