import { podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { securityContexts } from "../../world/kubernetes/pod-specs";

/** How a profile was named before the field came; old manifests and tools still write it. */
const ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

const ALLOWED_TYPES: ReadonlySet<unknown> = new Set(["RuntimeDefault", "Localhost"]);

/** Without its AppArmor profile a container may write where the runtime's default forbids it. */
export const pssApparmor = podRule({
  id: "pss-apparmor",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "baseline",
  description: "No pod or container leaves AppArmor's default profile but for one of the node.",
  remediation:
    "Remove appArmorProfile and the AppArmor annotations, or set the type to RuntimeDefault or Localhost.",
  frameworks: [podSecurityStandards("baseline/appArmorProfile", "AppArmor")],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const { label, field } of securityContexts(pod)) {
      const profile = field.get("appArmorProfile");
      if (!profile.isSet) continue;
      findings.require(
        profile.get("type"),
        (value) => ALLOWED_TYPES.has(value),
        `${label} sets an AppArmor profile that is neither RuntimeDefault nor Localhost`,
      );
    }
    const annotations = pod.metadata.get("annotations");
    if (!annotations.isReadable) findings.notEvaluated(annotations);
    for (const [key, profile] of annotations.entries()) {
      if (!key.startsWith(ANNOTATION)) continue;
      const problem = "the annotation is neither runtime/default nor a localhost/ profile";
      findings.forbid(profile, (value) => !isAllowedAnnotation(value), problem);
    }
  },
});

function isAllowedAnnotation(value: unknown): boolean {
  if (value === "" || value === "runtime/default") return true;
  return typeof value === "string" && value.startsWith("localhost/");
}
