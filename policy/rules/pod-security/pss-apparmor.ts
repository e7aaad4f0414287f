import { celTexts } from "../../../components/security/pure/cel";
import { contextsWhere } from "../../admission/pods";
import { podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { securityContexts } from "../../world/kubernetes/pod-specs";

/** Annotation that named a profile before the field existed; old manifests and tools still write it. */
const ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

const ALLOWED_TYPES = ["RuntimeDefault", "Localhost"];

/** Values of the annotation that mean the default profile. */
const DEFAULT_ANNOTATIONS = ["", "runtime/default"];

/** Without an AppArmor profile a container can write where the runtime's default profile forbids it. */
export const pssApparmor = podRule({
  id: "pss-apparmor",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "baseline",
  description:
    "Pods and containers use AppArmor's default profile or a profile that is installed on the node.",
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
        (value) => ALLOWED_TYPES.some((type) => type === value),
        `${label} sets an AppArmor profile that is neither RuntimeDefault nor Localhost`,
      );
    }
    const annotations = pod.metadata.get("annotations");
    if (!annotations.isReadable) findings.notEvaluated(annotations);
    for (const [key, profile] of annotations.entries()) {
      if (!key.startsWith(ANNOTATION)) continue;
      const problem = "the AppArmor annotation is neither runtime/default nor a localhost/ profile";
      findings.forbid(profile, (value) => !isAllowedAnnotation(value), problem);
    }
  },
  admission: {
    problem: "the AppArmor profile is neither the runtime's default nor one of the node",
    fix: "remove it, or set the type to RuntimeDefault or Localhost",
    readsAnnotations: true,
    breaches: () =>
      contextsWhere(
        "c.it.?appArmorProfile.hasValue() && " +
          `!(c.it.?appArmorProfile.?type.orValue("") in ${celTexts(ALLOWED_TYPES)})`,
        "appArmorProfile.type",
      ) +
      ` + variables.annotations.filter(key, key.startsWith("${ANNOTATION}") && ` +
      `!(variables.annotations[key] in ${celTexts(DEFAULT_ANNOTATIONS)}) && ` +
      '!variables.annotations[key].startsWith("localhost/"))' +
      '.map(key, "metadata.annotations[" + key + "]")',
  },
});

function isAllowedAnnotation(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return DEFAULT_ANNOTATIONS.includes(value) || value.startsWith("localhost/");
}
