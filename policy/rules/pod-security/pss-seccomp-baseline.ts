import { celTexts } from "../../../components/security/pure/cel";
import { contextsWhere } from "../../admission/pods";
import type { Findings } from "../../rule/findings";
import { podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { type PodSpec, securityContexts } from "../../world/kubernetes/pod-specs";
import { isSeccompType, SECCOMP_FIELD_MINOR, SECCOMP_TYPES } from "../../world/kubernetes/seccomp";

/** Annotations in which older versions look for the profile of the pod and, by name, of a container. */
const POD_ANNOTATION = "seccomp.security.alpha.kubernetes.io/pod";
const CONTAINER_ANNOTATION = "container.seccomp.security.alpha.kubernetes.io/";

const DEFAULT_PROFILES: ReadonlySet<unknown> = new Set(["runtime/default", "docker/default"]);

/** An unconfined process may make every system call, and system calls expose bugs of the kernel. */
export const pssSeccompBaseline = podRule({
  id: "pss-seccomp-baseline",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "baseline",
  description: "No pod or container disables its seccomp profile.",
  remediation: "Set seccompProfile.type to RuntimeDefault or Localhost, or remove the profile.",
  frameworks: [podSecurityStandards("baseline/seccompProfile_baseline", "Seccomp")],
  parameters: POD_PARAMETERS,
  check(pod, findings, { kubernetesVersion }) {
    if (kubernetesVersion.minor < SECCOMP_FIELD_MINOR) checkAnnotations(pod, findings);
    else checkFields(pod, findings);
  },
  admission: {
    problem: "the seccomp profile is neither RuntimeDefault nor Localhost",
    fix: "set its type to one of these, or remove the profile",
    breaches: () =>
      contextsWhere(
        "c.it.?seccompProfile.hasValue() && " +
          `!(c.it.?seccompProfile.?type.orValue("") in ${celTexts(SECCOMP_TYPES)})`,
        "seccompProfile.type",
      ),
  },
});

function checkFields(pod: PodSpec, findings: Findings): void {
  for (const { label, field } of securityContexts(pod)) {
    const profile = field.get("seccompProfile");
    if (!profile.isSet) continue;
    findings.require(
      profile.get("type"),
      isSeccompType,
      `${label} sets a seccomp profile that is neither RuntimeDefault nor Localhost`,
    );
  }
}

/** An annotation for a container that the pod does not have has no effect. */
function checkAnnotations(pod: PodSpec, findings: Findings): void {
  const annotations = pod.metadata.get("annotations");
  if (!annotations.isReadable) findings.notEvaluated(annotations);
  const names = pod.containers.map(({ field }) => field.get("name"));
  const unnamed = names.find((name) => !name.isReadable);
  const owned = new Set(names.map(({ text }) => `${CONTAINER_ANNOTATION}${text ?? ""}`));
  for (const [key, profile] of annotations.entries()) {
    if (key === POD_ANNOTATION || owned.has(key)) {
      const problem = "the seccomp annotation is neither runtime/default nor a localhost/ profile";
      findings.forbid(profile, (value) => !isAllowedAnnotation(value), problem);
    } else if (unnamed && key.startsWith(CONTAINER_ANNOTATION)) {
      findings.notEvaluated(unnamed);
    }
  }
}

function isAllowedAnnotation(value: unknown): boolean {
  if (DEFAULT_PROFILES.has(value)) return true;
  return typeof value === "string" && value.startsWith("localhost/");
}
