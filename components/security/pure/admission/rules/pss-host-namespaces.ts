import { podRule } from "../pods";

/** A pod in a namespace of the node is no longer apart from the node. */
export const pssHostNamespaces = podRule({
  id: "pss-host-namespaces",
  severity: "high",
  isBaseline: true,
  problem: "the pod shares a namespace of its node",
  fix: "remove hostNetwork, hostPID and hostIPC from the pod spec",
  breaches: () =>
    '["hostNetwork", "hostPID", "hostIPC"].filter(key, variables.spec[?key].orValue(false) == true)',
});
