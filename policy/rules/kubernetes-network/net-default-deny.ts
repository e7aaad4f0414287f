import { Field } from "../../support/field";
import { cisEks, cisKubernetes } from "../../support/frameworks";
import { teamNamespaces, unplacedUsers, usesNamespace } from "../../support/namespaces";
import { placementOf, reportLack } from "../../support/placement";
import type { NormalizedResource } from "../../support/resource";
import { stackRule } from "../../support/rule";

const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

/** Direction of traffic, as policyTypes names it, and the field that holds its rules. */
const DIRECTIONS = { Ingress: "ingress", Egress: "egress" } as const;

type Direction = keyof typeof DIRECTIONS;

/** Without it every pod reaches every other, and what a stolen pod reaches is the blast radius. */
export const netDefaultDeny = stackRule({
  id: "net-default-deny",
  topic: "kubernetes-network",
  severity: "high",
  description: "Each team namespace denies ingress and egress for all pods by default.",
  remediation:
    "Declare a NetworkPolicy with podSelector {} and policyTypes Ingress and Egress but no rules; " +
    "allow traffic in further policies.",
  frameworks: [
    cisKubernetes("5.3.2", "Ensure that all namespaces have network policies defined"),
    cisEks("4.3.2", "Ensure that all namespaces have network policies defined"),
  ],
  parameters: {},
  appliesTo: (type) => type === NETWORK_POLICY || usesNamespace(type),
  check(resources, findings) {
    const policies = placementOf(NETWORK_POLICY, resources);
    for (const field of unplacedUsers(resources)) findings.notEvaluated(field);
    for (const namespace of teamNamespaces(resources)) {
      const own = policies.in(namespace.name);
      for (const direction of ["Ingress", "Egress"] as const) {
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

/** Whether a policy cuts all pods off in a direction, or the field that hides the answer. */
function denies(policy: NormalizedResource, direction: Direction): boolean | Field {
  const spec = Field.root(policy).get("spec");
  const selector = spec.get("podSelector");
  const rules = spec.get(DIRECTIONS[direction]);
  const conditions = [
    selectsAll(selector),
    isolates(spec, direction),
    rules.isReadable ? rules.items().length === 0 : rules,
  ];
  if (conditions.includes(false)) return false;
  return conditions.find((condition) => condition instanceof Field) ?? true;
}

function selectsAll(selector: Field): boolean | Field {
  const parts = [selector, selector.get("matchLabels"), selector.get("matchExpressions")];
  const unreadable = parts.find((part) => !part.isReadable);
  if (unreadable) return unreadable;
  const [, labels, expressions] = parts;
  return labels?.entries().length === 0 && expressions?.items().length === 0;
}

/** Kubernetes' default: always ingress, and egress where the policy has egress rules. */
function isolates(spec: Field, direction: Direction): boolean | Field {
  const types = spec.get("policyTypes");
  if (!types.isReadable) return types;
  if (types.items().length === 0) {
    return direction === "Ingress" || spec.get("egress").items().length > 0;
  }
  if (types.items().some((type) => type.value === direction)) return true;
  return types.items().find((type) => !type.isReadable) ?? false;
}
