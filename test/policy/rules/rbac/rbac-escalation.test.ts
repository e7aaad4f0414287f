import { rbacEscalation } from "../../../../policy/rules/rbac/rbac-escalation";
import { describeRule } from "../../describe-rule";
import { clusterRole, role, roleBinding, ruleOf, TEAM } from "../../rbac";
import { UNKNOWN } from "../../resources";

const RBAC = "rbac.authorization.k8s.io";

describeRule(rbacEscalation, {
  pass: [
    { name: "writing roles", resources: role([ruleOf(["roles"], ["create", "update"], [RBAC])]) },
    {
      name: "a verb of the same name on another API's object",
      resources: role([ruleOf(["apiexports"], ["bind"], ["apis.example.com"])]),
    },
    { name: "every verb on pods", resources: role([ruleOf(["pods"], ["*"])]) },
    { name: "no rules", resources: role(undefined) },
  ],
  fail: [
    ...[
      ["clusterroles", "bind", RBAC],
      ["rolebindings", "bind", RBAC],
      ["roles", "escalate", RBAC],
      ["clusterroles", "*", RBAC],
      ["users", "impersonate", ""],
      ["groups", "impersonate", ""],
      ["serviceaccounts", "impersonate", ""],
      ["uids", "impersonate", "authentication.k8s.io"],
      ["userextras/scopes", "impersonate", "authentication.k8s.io"],
      ["*", "impersonate", "*"],
    ].map(([resource, verb, group]) => ({
      name: `${verb} on ${resource}`,
      resources: clusterRole([ruleOf(["x", resource], [verb, "get"], [group])]),
      paths: ["rules[0].resources[1]"],
    })),
    {
      name: "named roles only",
      resources: role([{ ...ruleOf(["roles"], ["bind"], [RBAC]), resourceNames: ["a"] }]),
      paths: ["rules[0].resources[0]"],
    },
  ],
  notApplicable: [{ name: "a binding", resources: roleBinding([TEAM]) }],
  unknown: [
    {
      name: "an unknown verb",
      resources: role([ruleOf(["roles"], ["get", UNKNOWN], [RBAC])]),
      reasons: ["unknown value at rules[0].verbs[1]"],
    },
  ],
});
