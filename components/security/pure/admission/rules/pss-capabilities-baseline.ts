import { BASELINE_CAPABILITIES } from "../../../../core/pure/pod-security-standards";
import { celTexts } from "../cel";
import { containersWhere, podRule } from "../pods";

/** A capability beyond the default ones reaches past the container: SYS_ADMIN is nearly root. */
export const pssCapabilitiesBaseline = podRule({
  id: "pss-capabilities-baseline",
  severity: "high",
  isBaseline: true,
  problem: "the container adds a capability that is not one of the default ones",
  fix: "remove it; only NET_BIND_SERVICE is often needed",
  breaches: () =>
    containersWhere(
      "c.it.?securityContext.?capabilities.?add.orValue([])" +
        `.exists(added, !(added in ${celTexts(BASELINE_CAPABILITIES)}))`,
      "securityContext.capabilities.add",
    ),
});
