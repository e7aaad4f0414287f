import { rbacClusterAdmin } from "../../../../policy/rules/rbac/rbac-cluster-admin";
import { describeRule } from "../../describe-rule";
import {
  clusterRole,
  clusterRoleBinding,
  rbacObject,
  role,
  roleBinding,
  ruleOf,
  TEAM,
} from "../../rbac";
import { manifest, UNKNOWN } from "../../resources";

const ADMIN = { name: "cluster-admin" };
const everything = [ruleOf(["*"], ["*"], ["*"])];
const robot = { kind: "ServiceAccount", name: "robot", namespace: "ci" };

describeRule(rbacClusterAdmin, {
  pass: [
    { name: "another role", resources: clusterRoleBinding([TEAM], { name: "view" }) },
    {
      name: "a listed group",
      parameters: { allowedSubjects: ["Group/team-a"] },
      resources: clusterRoleBinding([TEAM], ADMIN),
    },
    {
      name: "a listed service account",
      parameters: { allowedSubjects: ["ServiceAccount/ci/robot"] },
      resources: clusterRoleBinding([robot], ADMIN),
    },
    {
      name: "a role that may do everything to one resource",
      resources: [...clusterRole([ruleOf(["pods"], ["*"], ["*"])]), ...clusterRoleBinding([TEAM])],
    },
    {
      name: "a role of a team that is called so",
      resources: roleBinding([TEAM], { kind: "Role", ...ADMIN }),
    },
    { name: "a role that nobody has", resources: clusterRole(everything) },
    {
      name: "a role of the same name in another namespace",
      resources: [...role(everything, "team-b"), ...roleBinding([TEAM], { kind: "Role" })],
    },
  ],
  fail: [
    {
      name: "a binding for the cluster",
      resources: clusterRoleBinding([TEAM], ADMIN),
      findings: [["roleRef.name", "the binding gives its subjects every permission"]],
    },
    {
      name: "a binding for nobody yet",
      parameters: { allowedSubjects: ["Group/team-a"] },
      resources: clusterRoleBinding([], ADMIN),
      findings: [["roleRef.name", "the binding gives its subjects every permission"]],
    },
    {
      name: "a binding for a namespace",
      resources: roleBinding([robot], ADMIN),
      findings: [["roleRef.name", "the binding gives its subjects every permission"]],
    },
    {
      name: "a subject beside a listed one",
      parameters: { allowedSubjects: ["Group/team-a"] },
      resources: clusterRoleBinding([TEAM, robot], ADMIN),
      findings: [["roleRef.name", "the binding gives its subjects every permission"]],
    },
    {
      name: "an account of the same name in another namespace",
      parameters: { allowedSubjects: ["ServiceAccount/prod/robot"] },
      resources: clusterRoleBinding([robot], ADMIN),
      findings: [["roleRef.name", "the binding gives its subjects every permission"]],
    },
    {
      name: "a ClusterRole that equals it",
      resources: [...clusterRole(everything), ...clusterRoleBinding([TEAM])],
      findings: [["roleRef.name", "the binding gives its subjects every permission"]],
    },
    {
      name: "a Role that equals it in its namespace",
      resources: [...role(everything), ...roleBinding([TEAM], { kind: "Role" })],
      findings: [["roleRef.name", "the binding gives its subjects every permission"]],
    },
    {
      name: "a role that selects one that equals it",
      resources: [
        ...clusterRole([], {
          aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: "yes" } }] },
        }),
        ...clusterRole(everything, { metadata: { name: "part", labels: { part: "yes" } } }),
        ...clusterRoleBinding([TEAM]),
      ],
      findings: [["roleRef.name", "the binding gives its subjects every permission"]],
    },
    {
      name: "a binding of a beta version in a list",
      resources: rbacObject(
        "ClusterRoleBindingList",
        { items: [{ metadata: { name: "a" }, subjects: [TEAM], roleRef: ADMIN }] },
        "v1beta1",
      ),
      findings: [["roleRef.name", "the binding gives its subjects every permission"]],
    },
  ],
  notApplicable: [
    {
      name: "a service account",
      resources: manifest({ apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "a" } }),
    },
  ],
  unknown: [
    {
      name: "an unknown role",
      resources: clusterRoleBinding([TEAM], { name: UNKNOWN }),
      reasons: ["unknown value at roleRef.name"],
    },
  ],
});
