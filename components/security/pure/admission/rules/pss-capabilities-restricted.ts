import { containersWhere, podRule, WINDOWS } from "../pods";

/** Capabilities are the parts of root; a service needs none, or the one for ports below 1024. */
export const pssCapabilitiesRestricted = podRule({
  id: "pss-capabilities-restricted",
  severity: "medium",
  problem: "the container keeps capabilities that it was not given one by one",
  fix: 'set drop to ["ALL"], and add nothing but NET_BIND_SERVICE',
  excuse: WINDOWS,
  breaches: () =>
    containersWhere(
      '!("ALL" in c.it.?securityContext.?capabilities.?drop.orValue([])) || ' +
        "c.it.?securityContext.?capabilities.?add.orValue([])" +
        '.exists(added, added != "NET_BIND_SERVICE")',
      "securityContext.capabilities",
    ),
});
