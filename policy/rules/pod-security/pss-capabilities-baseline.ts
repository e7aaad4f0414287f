import { celTexts } from "../../../components/security/pure/cel";
import { containersWhere } from "../../admission/pods";
import { BASELINE_CAPABILITIES } from "../../../components/core/pure/pod-security-standards";
import { cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";

const ALLOWED: ReadonlySet<unknown> = new Set(BASELINE_CAPABILITIES);

/** A capability beyond the default ones gives access to the node: SYS_ADMIN is nearly root. */
export const pssCapabilitiesBaseline = podRule({
  id: "pss-capabilities-baseline",
  topic: "pod-security",
  severity: "high",
  podSecurityLevel: "baseline",
  description: "No container adds a capability beyond the default ones.",
  remediation:
    "Remove the capability from securityContext.capabilities.add; most services need NET_BIND_SERVICE at most.",
  frameworks: [
    podSecurityStandards("baseline/capabilities_baseline", "Capabilities"),
    cisKubernetes("5.2.9", "Minimize the admission of containers with capabilities assigned"),
  ],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const { label, field } of pod.containers) {
      for (const added of field.get("securityContext", "capabilities", "add").items()) {
        findings.require(
          added,
          (value) => ALLOWED.has(value),
          `${label} adds a capability that is not one of the default ones`,
        );
      }
    }
  },
  admission: {
    problem: "the container adds a capability that is not one of the default ones",
    fix: "remove it; only NET_BIND_SERVICE is often needed",
    breaches: () =>
      containersWhere(
        "c.it.?securityContext.?capabilities.?add.orValue([])" +
          `.exists(added, !(added in ${celTexts(BASELINE_CAPABILITIES)}))`,
        "securityContext.capabilities.add",
      ),
  },
});
