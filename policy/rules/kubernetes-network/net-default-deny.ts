import { allOf, type Answer } from "../../rule/answers";
import { Field } from "../../rule/field";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { usesNamespace } from "../../world/kubernetes/namespaces";
import {
  BOTH_DIRECTIONS,
  DIRECTIONS,
  isolates,
  NETWORK_POLICY,
  type Direction,
} from "../../world/kubernetes/network-policies";
import { reportLack } from "../../world/kubernetes/placement";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";
import { isEmptySelector } from "../../world/kubernetes/selectors";

/** Without a default denial every pod reaches every other, a compromised one included. */
export const netDefaultDeny = stackRule({
  id: "net-default-deny",
  topic: "kubernetes-network",
  severity: "high",
  description: "Each team namespace denies ingress and egress for all pods by default.",
  remediation:
    "Declare a NetworkPolicy with podSelector {} and policyTypes Ingress and Egress but no rules; " +
    "allow the traffic that is needed in other policies.",
  frameworks: [
    cisKubernetes("5.3.2", "Ensure that all namespaces have network policies defined"),
    cisEks("4.3.2", "Ensure that all namespaces have network policies defined"),
  ],
  parameters: {},
  appliesTo: (type) => type === NETWORK_POLICY || usesNamespace(type),
  check(world, findings) {
    const policies = world.placement(NETWORK_POLICY);
    for (const field of world.unplacedUsers) findings.notEvaluated(field);
    for (const namespace of world.teamNamespaces()) {
      const own = policies.in(namespace.name);
      for (const direction of BOTH_DIRECTIONS) {
        const answers = own.map((policy) => denies(policy, direction));
        if (answers.includes(true)) continue;
        const unreadable = answers.find((answer) => answer instanceof Field);
        if (unreadable) {
          findings.notEvaluated(unreadable);
        } else {
          const lack = `has no NetworkPolicy that denies ${DIRECTIONS[direction]} for all pods`;
          reportLack(namespace, lack, policies.unplaced, findings);
        }
      }
    }
  },
});

/** Whether a policy denies a direction for all pods, or the field that hides the answer. */
function denies(policy: NormalizedResource, direction: Direction): Answer {
  const spec = Field.root(policy).get("spec");
  const rules = spec.get(DIRECTIONS[direction]);
  return allOf([
    isEmptySelector(spec.get("podSelector")),
    isolates(spec, direction),
    rules.isReadable ? rules.items().length === 0 : rules,
  ]);
}
