import { rbacEscalation } from "../../../../policy/rules/rbac/rbac-escalation";
import { describeRule } from "../../describe-rule";
import { clusterRole, role, roleBinding, ruleOf, TEAM } from "../../rbac";
import { UNKNOWN } from "../../resources";

const RBAC = "rbac.authorization.k8s.io";
const MAY_BIND = "the role may bind roles with permissions that its holder does not have (bind)";
const MAY_IMPERSONATE = "the role may act as another user, group or service account (impersonate)";

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
      ["clusterroles", "bind", RBAC, MAY_BIND],
      ["rolebindings", "bind", RBAC, MAY_BIND],
      [
        "roles",
        "escalate",
        RBAC,
        "the role may add permissions to roles that its holder does not have (escalate)",
      ],
      ["clusterroles", "*", RBAC, MAY_BIND],
      ["users", "impersonate", "", MAY_IMPERSONATE],
      ["groups", "impersonate", "", MAY_IMPERSONATE],
      ["serviceaccounts", "impersonate", "", MAY_IMPERSONATE],
      ["uids", "impersonate", "authentication.k8s.io", MAY_IMPERSONATE],
      ["userextras/scopes", "impersonate", "authentication.k8s.io", MAY_IMPERSONATE],
      ["*", "impersonate", "*", MAY_IMPERSONATE],
    ].map(([resource, verb, group, message = ""]) => ({
      name: `${verb} on ${resource}`,
      resources: clusterRole([ruleOf(["x", resource], [verb, "get"], [group])]),
      findings: [["rules[0].resources[1]", message]] as const,
    })),
    {
      name: "named roles only",
      resources: role([{ ...ruleOf(["roles"], ["bind"], [RBAC]), resourceNames: ["a"] }]),
      findings: [
        [
          "rules[0].resources[0]",
          "the role may bind roles with permissions that its holder does not have (bind)",
        ],
      ],
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
