import { OVER_ROLES, rulesWhere } from "../rbac";
import type { AdmissionRule } from "../rule";

/** A wildcard also grants what is installed tomorrow. */
export const rbacWildcard: AdmissionRule = {
  ...OVER_ROLES,
  id: "rbac-wildcard",
  severity: "high",
  problem: "the rule holds for every API group, resource or verb, also for those yet to come",
  fix: "list the API groups, resources and verbs that are used instead of *",
  breaches: () =>
    rulesWhere(
      ["apiGroups", "resources", "verbs"]
        .map((list) => `"*" in rule.?${list}.orValue([])`)
        .join(" || "),
    ),
};
