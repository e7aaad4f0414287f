import type { Field } from "../../support/field";
import type { Findings } from "../../support/findings";
import { cisKubernetes, podSecurityStandards } from "../../support/frameworks";
import type { KubernetesVersion } from "../../support/kubernetes-version";
import { POD_PARAMETERS, podRule, type PodSpec } from "../../support/pod-specs";
import { isFalse, isTrue } from "../../support/predicates";

/** From this minor on, root in a user namespace of the pod's own counts as not root. */
const USER_NAMESPACES_MINOR = 35;

/** Root in a container is one kernel bug away from root on the node. */
export const pssRunAsNonRoot = podRule({
  id: "pss-run-as-non-root",
  topic: "pod-security",
  severity: "high",
  podSecurityLevel: "restricted",
  description: "Every container is kept from running as root.",
  remediation:
    "Set securityContext.runAsNonRoot to true on the pod, and nowhere to false on a container.",
  frameworks: [
    podSecurityStandards("restricted/runAsNonRoot", "Running as non-root"),
    cisKubernetes("5.2.7", "Minimize the admission of root containers"),
  ],
  parameters: POD_PARAMETERS,
  check(pod, findings, { kubernetesVersion }) {
    const isRelaxed = relaxation(pod, kubernetesVersion);
    if (isRelaxed === true) return;
    const refused = refusals(pod);
    const failures = refused.length > 0 ? refused : omissions(pod);
    if (failures.length > 0 && isRelaxed === "unknown") {
      findings.notEvaluated(pod.spec.get("hostUsers"));
      return;
    }
    for (const { field, message } of failures) findings.failOrMissing(field, message);
    reportUnreadable(pod, findings);
  },
});

interface Failure {
  readonly field: Field;
  readonly message: string;
}

function relaxation(pod: PodSpec, version: KubernetesVersion): boolean | "unknown" {
  if (version.minor < USER_NAMESPACES_MINOR) return false;
  const hostUsers = pod.spec.get("hostUsers");
  return hostUsers.isReadable ? isFalse(hostUsers.value) : "unknown";
}

/** Fields that say false, on the pod or on a container: each fails whatever the others say. */
function refusals(pod: PodSpec): readonly Failure[] {
  const labelled: readonly (readonly [string, Field])[] = [
    ["the pod", runAsNonRoot(pod.spec)],
    ...pod.containers.map(({ label, field }) => [label, runAsNonRoot(field)] as const),
  ];
  return labelled
    .filter(([, field]) => isFalse(field.value))
    .map(([label, field]) => ({ field, message: `${label} allows running as root` }));
}

/** Containers that neither say true nor stand under a pod that does. */
function omissions(pod: PodSpec): readonly Failure[] {
  const onPod = runAsNonRoot(pod.spec);
  if (!onPod.isReadable || isTrue(onPod.value)) return [];
  return pod.containers
    .map(({ label, field }) => ({ label, field: runAsNonRoot(field) }))
    .filter(({ field }) => field.isReadable && !isTrue(field.value))
    .map(({ label, field }) => ({ field, message: `${label} may run as root` }));
}

function reportUnreadable(pod: PodSpec, findings: Findings): void {
  for (const field of [pod.spec, ...pod.containers.map((container) => container.field)]) {
    const value = runAsNonRoot(field);
    if (!value.isReadable) findings.notEvaluated(value);
  }
}

function runAsNonRoot(holder: Field): Field {
  return holder.get("securityContext", "runAsNonRoot");
}
