import { rbacDefaultSa } from "../../../../policy/rules/rbac/rbac-default-sa";
import { describeRule } from "../../describe-rule";
import { clusterRole, clusterRoleBinding, roleBinding, TEAM } from "../../rbac";
import { UNKNOWN } from "../../resources";

const account = (name: unknown) => ({ kind: "ServiceAccount", name, namespace: "team-a" });

describeRule(rbacDefaultSa, {
  pass: [
    { name: "an account of one's own", resources: roleBinding([account("web")]) },
    { name: "a group that is called so", resources: roleBinding([{ ...TEAM, name: "default" }]) },
    { name: "another group", resources: roleBinding([{ ...TEAM, name: "serviceaccounts" }]) },
    { name: "nobody", resources: clusterRoleBinding([]) },
    {
      name: "an account in the default namespace",
      resources: roleBinding([{ kind: "User", name: "system:serviceaccount:default:web" }]),
    },
  ],
  fail: [
    {
      name: "the default account beside another",
      resources: roleBinding([account("web"), account("default")]),
      findings: [["subjects[1].name", "every pod that names no service account gets the role"]],
    },
    {
      name: "the default account for the whole cluster",
      resources: clusterRoleBinding([{ kind: "ServiceAccount", name: "default" }]),
      findings: [["subjects[0].name", "every pod that names no service account gets the role"]],
    },
    ...["system:serviceaccounts", "system:serviceaccounts:team-a"].map((name) => ({
      name: `the group ${name}, which the default account belongs to`,
      resources: roleBinding([{ kind: "Group", name }]),
      findings: [
        ["subjects[0].name", "every pod that names no service account gets the role"],
      ] as const,
    })),
    {
      name: "the default account by its user name",
      resources: roleBinding([{ kind: "User", name: "system:serviceaccount:team-a:default" }]),
      findings: [["subjects[0].name", "every pod that names no service account gets the role"]],
    },
  ],
  notApplicable: [{ name: "a role", resources: clusterRole([]) }],
  unknown: [
    {
      name: "an unknown account",
      resources: roleBinding([account(UNKNOWN)]),
      reasons: ["unknown value at subjects[0].name"],
    },
  ],
});
