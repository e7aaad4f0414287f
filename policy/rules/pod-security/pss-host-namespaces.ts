import { celTexts } from "../../../components/security/pure/cel";
import { cisEks, cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isTrue } from "../../rule/predicates";

/** The namespaces of its node that a pod may ask for, and what the pod can do there. */
const HOST_NAMESPACES = {
  hostNetwork: "network namespace, where no NetworkPolicy applies",
  hostPID: "process namespace and can read the environment of every process",
  hostIPC: "IPC namespace and can read its shared memory",
} as const;

/** A pod in a namespace of the node is not isolated from the node. */
export const pssHostNamespaces = podRule({
  id: "pss-host-namespaces",
  topic: "pod-security",
  severity: "high",
  podSecurityLevel: "baseline",
  description: "No pod shares the network, process or IPC namespace of its node.",
  remediation: "Remove hostNetwork, hostPID and hostIPC from the pod spec.",
  frameworks: [
    podSecurityStandards("baseline/hostNamespaces", "Host namespaces"),
    cisKubernetes(
      "5.2.3",
      "Minimize the admission of containers sharing the host process ID namespace",
    ),
    cisKubernetes("5.2.4", "Minimize the admission of containers sharing the host IPC namespace"),
    cisKubernetes(
      "5.2.5",
      "Minimize the admission of containers sharing the host network namespace",
    ),
    cisEks("4.2.2", "Minimize the admission of containers sharing the host process ID namespace"),
    cisEks("4.2.3", "Minimize the admission of containers sharing the host IPC namespace"),
    cisEks("4.2.4", "Minimize the admission of containers sharing the host network namespace"),
  ],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const [key, reach] of Object.entries(HOST_NAMESPACES)) {
      findings.forbid(pod.spec.get(key), isTrue, `the pod shares the node's ${reach}`);
    }
  },
  admission: {
    problem: "the pod shares a namespace of its node",
    breaches: () =>
      `${celTexts(Object.keys(HOST_NAMESPACES))}.filter(key, variables.spec[?key].orValue(false) == true)`,
  },
});
