import { SAFE_SYSCTLS } from "../../../../core/pure/pod-security-standards";
import { celTexts } from "../cel";
import { podRule } from "../pods";

/** Other kernel settings weaken the node, or change it for every pod on it. */
export const pssSysctls = podRule({
  id: "pss-sysctls",
  severity: "medium",
  isBaseline: true,
  problem: "the pod sets a kernel parameter that this version of Kubernetes does not call safe",
  fix: "remove the sysctl, or wait for the release that counts it as safe",
  breaches: ({ minor }) => {
    const allowed = SAFE_SYSCTLS.filter(([, since]) => since <= minor).map(([name]) => name);
    return (
      "variables.spec.?securityContext.?sysctls.orValue([])" +
      `.filter(sysctl, !(sysctl.name in ${celTexts(allowed)}))` +
      '.map(sysctl, "securityContext.sysctls[" + sysctl.name + "]")'
    );
  },
});
