import { anyOf } from "../../rule/answers";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { namespaceField } from "../../world/kubernetes/namespaces";
import { covers, DIRECTIONS, isNetworkPolicy } from "../../world/kubernetes/network-policies";
import { isTrue } from "../../rule/predicates";
import { stackRule } from "../../rule/rule";
import { byNamespace } from "../../world/kubernetes/workloads";

/** A pod that no policy selects accepts traffic from everyone and can send traffic anywhere. */
export const netPodCovered = stackRule({
  id: "net-pod-covered",
  topic: "kubernetes-network",
  severity: "high",
  description: "A NetworkPolicy selects every pod, for ingress and for egress.",
  remediation:
    "Declare a NetworkPolicy in the namespace that selects the pods' labels, with policyTypes " +
    "Ingress and Egress.",
  frameworks: [
    cisKubernetes("5.3.2", "Ensure that all namespaces have network policies defined"),
    cisEks("4.3.2", "Ensure that all namespaces have network policies defined"),
  ],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const policies = byNamespace(world.networkPolicies);
    const hiddenIn = world.blindSpots(isNetworkPolicy);
    for (const { root, pod, namespace, labels } of world.workloads) {
      // No policy applies to a pod in the host network; pss-host-namespaces reports such a pod.
      if (isTrue(pod.spec.get("hostNetwork").value)) continue;
      if (namespace === undefined) {
        findings.notEvaluated(namespaceField(root.resource));
        continue;
      }
      const own = policies.get(namespace) ?? [];
      for (const direction of ["Ingress", "Egress"] as const) {
        const isCovered = anyOf(own.map((policy) => covers(policy, labels, direction)));
        if (isCovered === true) continue;
        const message = `no NetworkPolicy selects the pods for ${DIRECTIONS[direction]}`;
        if (isCovered instanceof Field) findings.notEvaluated(isCovered);
        else failUnlessHidden(labels, message, hiddenIn(namespace), findings);
      }
    }
  },
});
