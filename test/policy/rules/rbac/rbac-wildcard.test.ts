import { rbacWildcard } from "../../../../policy/rules/rbac/rbac-wildcard";
import { describeRule } from "../../describe-rule";
import { clusterRole, rbacObject, role, roleBinding, ruleOf, TEAM } from "../../rbac";
import { UNKNOWN } from "../../resources";

describeRule(rbacWildcard, {
  pass: [
    { name: "a role that names what it means", resources: role([ruleOf(["pods"], ["get"])]) },
    { name: "a role without rules", resources: clusterRole(undefined) },
    {
      name: "a subresource of every resource that has it",
      resources: clusterRole([ruleOf(["*/scale"], ["update"], ["apps"])]),
    },
    {
      name: "a path that is not a resource",
      resources: clusterRole([{ nonResourceURLs: ["/metrics"], verbs: ["get"] }]),
    },
  ],
  fail: [
    {
      name: "a wildcard in each list of the second rule",
      resources: role([ruleOf(["pods"], ["get"]), ruleOf(["*"], ["*"], ["*"])]),
      findings: [
        [
          "rules[1].apiGroups[0]",
          "the rule applies to every API group, including those that are added later",
        ],
        [
          "rules[1].resources[0]",
          "the rule applies to every resource, including those that are added later",
        ],
        ["rules[1].verbs[0]", "the rule allows every verb, including those that are added later"],
      ],
    },
    {
      name: "a wildcard beside names, in a beta version",
      resources: rbacObject(
        "ClusterRole",
        { metadata: { name: "it" }, rules: [ruleOf(["pods"], ["get", "*"])] },
        "v1beta1",
      ),
      findings: [
        ["rules[0].verbs[1]", "the rule allows every verb, including those that are added later"],
      ],
    },
    {
      name: "a wildcard in an item of a list",
      resources: rbacObject("RoleList", {
        items: [{ metadata: { name: "it" }, rules: [ruleOf(["*"], ["get"])] }],
      }),
      findings: [
        [
          "rules[0].resources[0]",
          "the rule applies to every resource, including those that are added later",
        ],
      ],
    },
    {
      name: "a wildcard in a patch",
      resources: rbacObject("ClusterRolePatch", {
        metadata: { name: "it" },
        rules: [ruleOf(["pods"], ["get"], ["*"])],
      }),
      findings: [
        [
          "rules[0].apiGroups[0]",
          "the rule applies to every API group, including those that are added later",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a binding", resources: roleBinding([TEAM]) }],
  unknown: [
    { name: "unknown rules", resources: role(UNKNOWN), reasons: ["unknown value at rules"] },
    {
      name: "an unknown verb beside a wildcard",
      resources: role([ruleOf(["*"], [UNKNOWN])]),
      findings: [
        [
          "rules[0].resources[0]",
          "the rule applies to every resource, including those that are added later",
        ],
      ],
      reasons: ["unknown value at rules[0].verbs[0]"],
    },
  ],
});
