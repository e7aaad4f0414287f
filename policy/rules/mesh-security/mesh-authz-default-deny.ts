import { isSelective } from "../../world/mesh/authorization-policies";
import { Field } from "../../rule/field";
import { istioBestPractices } from "../../rule/frameworks";
import { AUTHORIZATION_POLICY } from "../../world/mesh/istio-kinds";
import { meshMembership } from "../../world/mesh/mesh";
import { usesNamespace } from "../../world/kubernetes/namespaces";
import { text } from "../../rule/parameters";
import { reportLack } from "../../world/kubernetes/placement";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";

/** A workload that no policy selects accepts every request, unless requests are denied by default. */
export const meshAuthzDefaultDeny = stackRule({
  id: "mesh-authz-default-deny",
  topic: "mesh-security",
  severity: "high",
  description: "An AuthorizationPolicy denies requests by default in every namespace of the mesh.",
  remediation:
    "Declare an AuthorizationPolicy with an empty spec in the root namespace, or in the namespace.",
  frameworks: [
    istioBestPractices("authorization-policies", "Use default-deny authorization policies"),
  ],
  parameters: {
    rootNamespace: text("Namespace whose policies hold mesh-wide.", "istio-system"),
  },
  appliesTo: (type) => type === AUTHORIZATION_POLICY || usesNamespace(type),
  check(world, findings, { settings }) {
    const placement = world.placement(AUTHORIZATION_POLICY);
    for (const namespace of world.usedNamespaces()) {
      const membership = meshMembership(namespace);
      if (membership instanceof Field) findings.notEvaluated(membership);
      if (membership !== true) continue;
      const policies = [namespace.name, settings.rootNamespace].flatMap((name) =>
        placement.in(name),
      );
      const answers = policies.map(allowsNothing);
      const hidden = answers.find((answer) => answer instanceof Field);
      if (answers.includes(true)) continue;
      if (hidden instanceof Field) findings.notEvaluated(hidden);
      else
        reportLack(
          namespace,
          "has no AuthorizationPolicy that denies requests by default",
          placement.unplaced,
          findings,
        );
    }
  },
});

/** Whether a policy for all workloads has no rule that would allow a call. */
function allowsNothing(resource: NormalizedResource): boolean | Field {
  const root = Field.root(resource);
  const [action, rules] = [root.get("spec", "action"), root.get("spec", "rules")];
  const isElse = action.isReadable && action.isSet && action.value !== "ALLOW";
  const hasRules = rules.isReadable && rules.items().length > 0;
  const selective = isSelective(root);
  // What a patch leaves out may be set elsewhere.
  if (selective === true || isElse || hasRules || resource.partial) return false;
  if (selective instanceof Field) return selective;
  return [action, rules].find((field) => !field.isReadable) ?? true;
}
