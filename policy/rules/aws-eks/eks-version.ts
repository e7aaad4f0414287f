import { EKS_CALENDAR } from "../../../components/core/compatibility/kubernetes";
import { minorNumber, supportPhase } from "../../../components/core/pure/compatibility";
import { EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices, fsbp } from "../../rule/frameworks";
import { day } from "../../rule/parameters";
import { resourceRule } from "../../rule/rule";

/** The day on which the calendar was read. A rule asks no clock: the same plan, the same answer. */
const CALENDAR_READ_ON = "2026-11-24";

const SUPPORT_TYPES: ReadonlySet<unknown> = new Set(["STANDARD", "EXTENDED"]);

/** After its support a control plane gets no fixes, and EKS upgrades it on a day of its own choice. */
export const eksVersion = resourceRule({
  id: "eks-version",
  topic: "aws-eks",
  severity: "high",
  description: "The cluster's version is supported, and what follows its support is decided.",
  remediation:
    "Upgrade to a minor in standard support and set upgradePolicy.supportType; EXTENDED keeps an " +
    "older one for another year at a higher price.",
  frameworks: [
    fsbp("EKS.2", "EKS clusters should run on a supported Kubernetes version"),
    eksBestPractices("upgrades", "Keep the cluster within the support window"),
  ],
  parameters: { asOf: day("Day for which the support is judged.", CALENDAR_READ_ON) },
  appliesTo: (type) => EKS_CLUSTER_TYPES.has(type),
  check(cluster, findings, { settings }) {
    const support = cluster.get("upgradePolicy", "supportType");
    checkDecision(support, findings);
    const version = cluster.get("version");
    if (!version.isReadable) findings.notEvaluated(version);
    else if (!version.isSet) findings.notEvaluated(version, "not set: version; EKS chooses it");
    else checkWindow(version, support, settings.asOf, findings);
  },
});

/** Without a word EKS extends the support; that costs money one day, and nothing before. */
function checkDecision(support: Field, findings: Findings): void {
  const isNone = (value: unknown) => !SUPPORT_TYPES.has(value);
  if (support.isSet) findings.forbid(support, isNone, "is no kind of support that EKS has");
  else findings.notEvaluated(support, `not set: ${support.path}; EKS extends at a higher price`);
}

function checkWindow(version: Field, support: Field, asOf: string, findings: Findings): void {
  const minor = minorNumber(String(version.value));
  const phase = isOlderThanCalendar(minor) ? "ended" : supportPhase(`1.${minor}`, asOf);
  if (phase === "unknown") {
    findings.notEvaluated(version, `no support dates are known for ${String(version.value)}`);
  } else if (phase === "ended") {
    findings.fail(version, "EKS does not support this version any more");
  } else if (phase === "extended" && support.value !== "EXTENDED") {
    if (support.isReadable) findings.fail(version, "the standard support of this version is over");
    else findings.notEvaluated(support);
  }
}

/** Extended support ends in the order of the minors. */
function isOlderThanCalendar(minor: number | undefined): boolean {
  const known = Object.keys(EKS_CALENDAR).flatMap((version) => minorNumber(version) ?? []);
  return minor !== undefined && minor < Math.min(...known);
}
