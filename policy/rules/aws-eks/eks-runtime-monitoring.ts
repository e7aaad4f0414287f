import { EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { flag } from "../../rule/parameters";
import { isFalse, isTrue } from "../../rule/predicates";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

const DETECTORS = typesOf("aws:guardduty/detector:Detector", "aws-native:guardduty:Detector");
const FEATURES = typesOf("aws:guardduty/detectorFeature:DetectorFeature");

/** What the detector must watch, with the features that do; RUNTIME_MONITORING covers EKS too. */
const WATCHED = [
  { check: "audit-logs", what: "audit logs", names: ["EKS_AUDIT_LOGS"] },
  {
    check: "runtime",
    what: "processes on the nodes",
    names: ["EKS_RUNTIME_MONITORING", "RUNTIME_MONITORING"],
  },
] as const;

/** GuardDuty detects intruders in pods by their processes and by the audit log. */
export const eksRuntimeMonitoring = stackRule({
  id: "eks-runtime-monitoring",
  topic: "aws-eks",
  severity: "medium",
  description: "GuardDuty watches the audit log and the nodes of every cluster in prod.",
  remediation:
    "Declare a GuardDuty detector with the features EKS_AUDIT_LOGS and RUNTIME_MONITORING, or set " +
    "the parameter existing if another stack of the account declares it.",
  frameworks: [eksBestPractices("security: detective controls", "Use GuardDuty for EKS")],
  checks: {
    detector: "A GuardDuty detector is enabled in the region of the cluster.",
    "audit-logs": "The detector watches the audit logs of the cluster.",
    runtime: "The detector watches the processes on the nodes of the cluster.",
  },
  parameters: {
    required: flag("Whether GuardDuty must watch the clusters.", { dev: false, prod: true }),
    existing: flag("Whether another stack declares the detector of the account and region.", {
      dev: false,
      prod: false,
    }),
  },
  appliesTo: isAnyOf(EKS_CLUSTER_TYPES, DETECTORS, FEATURES),
  check(world, findings, { settings }) {
    if (!settings.required || settings.existing) return;
    for (const cluster of world.eksClusters) {
      const all = world.of(DETECTORS).filter((part) => isInRegionOf(cluster, part));
      const detectors = all.filter((part) => !isFalse(part.get("enable").value));
      const declared = world.of(FEATURES).filter((part) => isInRegionOf(cluster, part));
      const features = [...declared, ...all.flatMap(inlineFeatures)];
      if (detectors.length === 0) {
        findings
          .of("detector")
          .fail(cluster.get("name"), "no GuardDuty detector watches the region of the cluster");
      } else {
        for (const watched of WATCHED) {
          checkFeature(cluster, watched, features, findings.of(watched.check));
        }
      }
    }
  },
});

/** A detector watches one region; a resource without a region is in that of its provider. */
function isInRegionOf(cluster: Field, part: Field): boolean {
  const [own, other] = [cluster.get("region").text, part.get("region").text];
  return own === undefined || other === undefined || own === other;
}

function inlineFeatures(detector: Field): readonly Field[] {
  return detector.get("features").items();
}

function checkFeature(
  cluster: Field,
  { what, names }: (typeof WATCHED)[number],
  features: readonly Field[],
  findings: Findings,
): void {
  const own = features.filter((feature) =>
    names.some((name) => name === feature.get("name").value),
  );
  if (own.some(isEnabled)) return;
  const unreadable = [...features.map((feature) => feature.get("name")), ...own.map(statusOf)].find(
    (field) => !field.isReadable,
  );
  const message = `GuardDuty does not watch the ${what} of the cluster`;
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else findings.fail(own[0] === undefined ? cluster.get("name") : statusOf(own[0]), message);
}

function statusOf(feature: Field): Field {
  return feature.get("status");
}

function isEnabled(feature: Field): boolean {
  const { value } = statusOf(feature);
  return value === "ENABLED" || isTrue(value);
}
