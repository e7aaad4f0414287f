import { celTexts } from "../../../components/security/pure/cel";
import { SAFE_SYSCTLS } from "../../../components/core/pure/pod-security-standards";
import { podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";

const ALLOWED: ReadonlyMap<unknown, number> = new Map(SAFE_SYSCTLS);

/** Other kernel parameters weaken the node, or change it for every pod on it. */
export const pssSysctls = podRule({
  id: "pss-sysctls",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "baseline",
  description: "Pods set only kernel parameters that Kubernetes considers safe.",
  remediation:
    "Remove the sysctl from securityContext.sysctls, or upgrade to a release that considers it safe.",
  frameworks: [podSecurityStandards("baseline/sysctls", "Sysctls")],
  parameters: POD_PARAMETERS,
  check(pod, findings, { kubernetesVersion: { minor } }) {
    for (const sysctl of pod.spec.get("securityContext", "sysctls").items()) {
      findings.require(
        sysctl.get("name"),
        (name) => (ALLOWED.get(name) ?? Infinity) <= minor,
        `the pod sets a kernel parameter that Kubernetes 1.${minor} does not consider safe`,
      );
    }
  },
  admission: {
    problem: "the pod sets a kernel parameter that this version of Kubernetes does not call safe",
    fix: "remove the sysctl, or wait for the release that counts it as safe",
    breaches: ({ kubernetesVersion: { minor } }) => {
      const allowed = SAFE_SYSCTLS.filter(([, since]) => since <= minor).map(([name]) => name);
      return (
        "variables.spec.?securityContext.?sysctls.orValue([])" +
        `.filter(sysctl, !(sysctl.name in ${celTexts(allowed)}))` +
        '.map(sysctl, "securityContext.sysctls[" + sysctl.name + "]")'
      );
    },
  },
});
