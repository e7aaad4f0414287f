import { anyOf } from "../../rule/answers";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { namespaceField } from "../../world/kubernetes/namespaces";
import {
  BOTH_DIRECTIONS,
  covers,
  DIRECTIONS,
  isNetworkPolicy,
} from "../../world/kubernetes/network-policies";
import { isTrue } from "../../rule/predicates";
import { stackRule } from "../../rule/rule";

/** A pod that no policy selects accepts traffic from everyone and may send it anywhere. */
export const netPodCovered = stackRule({
  id: "net-pod-covered",
  topic: "kubernetes-network",
  severity: "high",
  description: "A NetworkPolicy applies to every pod, for ingress and for egress.",
  remediation:
    "Declare a NetworkPolicy in the namespace that selects the labels of the pods, with policyTypes " +
    "Ingress and Egress.",
  frameworks: [
    cisKubernetes("5.3.2", "Ensure that all namespaces have network policies defined"),
    cisEks("4.3.2", "Ensure that all namespaces have network policies defined"),
  ],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const hiddenIn = world.blindSpots(isNetworkPolicy);
    for (const { root, pod, namespace, labels } of world.workloads) {
      // Policies do not apply to pods in the network of the node, which pss-host-namespaces forbids.
      if (isTrue(pod.spec.get("hostNetwork").value)) continue;
      if (namespace === undefined) {
        findings.notEvaluated(namespaceField(root.resource));
        continue;
      }
      const policies = world.networkPoliciesIn(namespace);
      for (const direction of BOTH_DIRECTIONS) {
        const isCovered = anyOf(policies.map((policy) => covers(policy, labels, direction)));
        if (isCovered === true) continue;
        const message = `no NetworkPolicy applies to ${DIRECTIONS[direction]} of the pods`;
        if (isCovered instanceof Field) findings.notEvaluated(isCovered);
        else failUnlessHidden(labels, message, hiddenIn(namespace), findings);
      }
    }
  },
});
