import { OVER_ROLES, rulesGranting } from "../../admission/rbac";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { checkPowers, RBAC_ROLE_TYPES, type Power } from "../../world/kubernetes/rbac";
import { resourceRule } from "../../rule/rule";

const RBAC = ["rbac.authorization.k8s.io"];

const POWERS: readonly Power[] = [
  {
    groups: RBAC,
    resources: ["roles", "clusterroles", "rolebindings", "clusterrolebindings"],
    verbs: ["bind"],
    message: "bind roles with permissions that its holder does not have (bind)",
  },
  {
    groups: RBAC,
    resources: ["roles", "clusterroles"],
    verbs: ["escalate"],
    message: "add permissions to roles that its holder does not have (escalate)",
  },
  {
    groups: ["", "authentication.k8s.io"],
    // Each extra of a user is a subresource with the name of the extra.
    resources: ["users", "groups", "serviceaccounts", "uids", "userextras", "userextras/"],
    verbs: ["impersonate"],
    message: "act as another user, group or service account (impersonate)",
  },
];

/** These three verbs bypass the check that users grant only permissions that they have. */
export const rbacEscalation = resourceRule({
  id: "rbac-escalation",
  topic: "rbac",
  severity: "critical",
  description: "No role may bind or escalate roles, or impersonate anybody.",
  remediation: "Take the verbs bind, escalate and impersonate, and a * that means them, out.",
  frameworks: [
    cisKubernetes("5.1.8", "Limit use of the Bind, Impersonate and Escalate permissions"),
    cisEks("4.1.8", "Limit use of the Bind, Impersonate and Escalate permissions"),
  ],
  parameters: {},
  appliesTo: (type) => RBAC_ROLE_TYPES.has(type),
  check: (role, findings) => checkPowers(role, POWERS, findings),
  admission: {
    ...OVER_ROLES,
    problem: "the role may bind or escalate roles, or act in somebody else's name",
    breaches: () => rulesGranting(POWERS),
  },
});
