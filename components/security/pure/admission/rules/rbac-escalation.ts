import { OVER_ROLES, rulesGranting } from "../rbac";
import type { AdmissionRule } from "../rule";

const RBAC = ["rbac.authorization.k8s.io"];

const POWERS = [
  {
    groups: RBAC,
    resources: ["roles", "clusterroles", "rolebindings", "clusterrolebindings"],
    verbs: ["bind"],
  },
  { groups: RBAC, resources: ["roles", "clusterroles"], verbs: ["escalate"] },
  {
    groups: ["", "authentication.k8s.io"],
    resources: ["users", "groups", "serviceaccounts", "uids", "userextras"],
    verbs: ["impersonate"],
  },
];

/** These three verbs step around the rule that nobody grants more than they have. */
export const rbacEscalation: AdmissionRule = {
  ...OVER_ROLES,
  id: "rbac-escalation",
  severity: "critical",
  problem: "the role may bind or escalate roles, or act in somebody else's name",
  fix: "take the verbs bind, escalate and impersonate, and a * that means them, out",
  breaches: () => rulesGranting(POWERS),
};
