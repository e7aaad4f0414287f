import { ADVICE_ON_AVAILABILITY } from "../../admission/expression";
import { anyOf } from "../../rule/answers";
import { Field } from "../../rule/field";
import { eksBestPractices } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import type { PodSpec } from "../../world/kubernetes/pod-specs";
import { selects } from "../../world/kubernetes/selectors";

/** Kinds whose pods are replicas of each other. */
const SPREAD_KINDS: ReadonlySet<string> = new Set([
  "Deployment",
  "StatefulSet",
  "ReplicaSet",
  "ReplicationController",
  "Rollout",
]);

const ZONE_KEYS: ReadonlySet<unknown> = new Set([
  "topology.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/zone",
]);

/** Replicas in one zone all stop when the zone fails. */
export const relSpread = podRule({
  id: "rel-spread",
  topic: "reliability",
  severity: "medium",
  description: "The replicas of a workload are spread over zones.",
  remediation:
    "Add a topologySpreadConstraint over topology.kubernetes.io/zone with the labelSelector of the " +
    "workload.",
  frameworks: [
    eksBestPractices("reliability: application", "Schedule replicas across Availability Zones"),
  ],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    const { resource } = pod.spec;
    if (!SPREAD_KINDS.has(resource.kind ?? "") || isSingle(Field.root(resource))) return;
    const terms = spreadTerms(pod);
    const unreadable = terms.find((term) => !term.isReadable);
    const zonal = terms.filter((term) => ZONE_KEYS.has(term.get("topologyKey").value));
    const labels = pod.metadata.get("labels");
    const selectors = zonal.map((term) => term.get("labelSelector"));
    // An absent selector selects nothing, and then nothing is spread.
    const isSpread = anyOf(
      selectors.map((selector) => (selector.isSet ? selects(selector, labels) : false)),
    );
    if (isSpread === true) return;
    if (unreadable !== undefined) findings.notEvaluated(unreadable);
    else if (isSpread instanceof Field) findings.notEvaluated(isSpread);
    else if (selectors[0] !== undefined) {
      findings.fail(selectors[0], "the constraint does not select the pods of the workload");
    } else {
      const field = pod.spec.get("topologySpreadConstraints");
      if (resource.partial) findings.notEvaluated(field, `not set by this patch: ${field.path}`);
      else findings.fail(field, "the replicas may all run in one zone");
    }
  },
  whyNoAdmission: ADVICE_ON_AVAILABILITY,
});

/** One pod cannot be spread. */
function isSingle(root: Field): boolean {
  const replicas = root.get("spec", "replicas");
  return replicas.isReadable && replicas.isSet && Number(replicas.value) <= 1;
}

/** The terms that keep pods apart, each with a topology key and a selector. */
function spreadTerms({ spec }: PodSpec): readonly Field[] {
  const apart = spec.get("affinity", "podAntiAffinity");
  return [
    ...spec.get("topologySpreadConstraints").items(),
    ...apart.get("requiredDuringSchedulingIgnoredDuringExecution").items(),
    ...apart
      .get("preferredDuringSchedulingIgnoredDuringExecution")
      .items()
      .map((term) => term.get("podAffinityTerm")),
  ];
}
