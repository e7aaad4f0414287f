import { OVER_ROLES, rulesWhere } from "../../admission/rbac";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { listed } from "../../world/aws/policy-document";
import { policyRulesOf, RBAC_ROLE_TYPES } from "../../world/kubernetes/rbac";
import { resourceRule } from "../../rule/rule";

const LISTS = [
  ["apiGroups", "the rule applies to every API group, including those that are added later"],
  ["resources", "the rule applies to every resource, including those that are added later"],
  ["verbs", "the rule allows every verb, including those that are added later"],
] as const;

/** A wildcard also gives access to what is installed later. */
export const rbacWildcard = resourceRule({
  id: "rbac-wildcard",
  topic: "rbac",
  severity: "high",
  description: "A role names its API groups, resources and verbs one by one.",
  remediation: "List the API groups, resources and verbs that are used instead of *.",
  frameworks: [
    cisKubernetes("5.1.3", "Minimize wildcard use in Roles and ClusterRoles"),
    cisEks("4.1.3", "Minimize wildcard use in Roles and ClusterRoles"),
  ],
  parameters: {},
  appliesTo: (type) => RBAC_ROLE_TYPES.has(type),
  check(role, findings) {
    for (const rule of policyRulesOf(role)) {
      for (const [list, message] of LISTS) {
        for (const element of listed(rule.get(list))) {
          findings.forbid(element, (value) => value === "*", message);
        }
      }
    }
  },
  admission: {
    ...OVER_ROLES,
    problem: "the rule holds for every API group, resource or verb, also for those yet to come",
    breaches: () =>
      rulesWhere(LISTS.map(([list]) => `"*" in rule.?${list}.orValue([])`).join(" || ")),
  },
});
