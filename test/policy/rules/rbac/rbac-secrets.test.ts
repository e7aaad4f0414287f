import { rbacSecrets } from "../../../../policy/rules/rbac/rbac-secrets";
import { describeRule } from "../../describe-rule";
import { clusterRole, clusterRoleBinding, role, roleBinding, ruleOf, TEAM } from "../../rbac";
import { manifest, UNKNOWN } from "../../resources";

const aggregatedTo = (name: string) => ({
  metadata: {
    name: "part",
    labels: { [`rbac.authorization.k8s.io/aggregate-to-${name}`]: "true" },
  },
});
const selecting = (part: string) => ({
  aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part } }] },
});
const bound = (rules: unknown) => [...clusterRole(rules), ...clusterRoleBinding([TEAM])];

describeRule(rbacSecrets, {
  pass: [
    { name: "a role for config maps", resources: bound([ruleOf(["configmaps"], ["get"])]) },
    {
      name: "a role that writes secrets and reads none",
      resources: bound([ruleOf(["secrets"], ["create", "delete"])]),
    },
    {
      name: "secrets of another API group",
      resources: bound([ruleOf(["secrets"], ["get"], ["vault.example.com"])]),
    },
    { name: "a role that nobody has", resources: clusterRole([ruleOf(["secrets"], ["get"])]) },
    {
      name: "a role of another namespace",
      resources: [
        ...role([ruleOf(["secrets"], ["get"])], "team-b"),
        ...role([ruleOf(["pods"], ["get"])]),
        ...roleBinding([TEAM], { kind: "Role" }),
      ],
    },
    {
      name: "a part that is added to a role above",
      resources: [
        ...clusterRole([ruleOf(["secrets"], ["get"])], aggregatedTo("admin")),
        ...roleBinding([TEAM], { name: "view" }),
      ],
    },
    {
      name: "the view role of Kubernetes",
      resources: roleBinding([TEAM], { name: "view" }),
    },
  ],
  fail: [
    ...["get", "list", "watch", "*"].map((verb) => ({
      name: `a role that may ${verb}`,
      resources: bound([ruleOf(["configmaps", "secrets"], ["update", verb])]),
      findings: [["rules[0].resources[1]", "the role may read secrets"]] as const,
    })),
    {
      name: "a role for every resource of every group",
      resources: bound([ruleOf(["*"], ["list"], ["*"])]),
      findings: [["rules[0].resources[0]", "the role may read secrets"]],
    },
    {
      name: "a role for one secret",
      resources: bound([{ ...ruleOf(["secrets"], ["get"]), resourceNames: ["key"] }]),
      findings: [["rules[0].resources[0]", "the role may read secrets"]],
    },
    {
      name: "a Role, once for its two bindings",
      resources: [
        ...role([ruleOf(["pods"], ["get"]), ruleOf(["secrets"], ["get"])]),
        ...roleBinding([TEAM], { kind: "Role" }),
        ...roleBinding([TEAM], { kind: "Role" }),
      ],
      findings: [["rules[1].resources[0]", "the role may read secrets"]],
    },
    ...["view", "edit", "admin"].map((name) => ({
      name: `a part that is added to ${name} of Kubernetes`,
      resources: [
        ...clusterRole([ruleOf(["secrets"], ["get"])], aggregatedTo("view")),
        ...roleBinding([TEAM], { name }),
      ],
      findings: [["rules[0].resources[0]", "the role may read secrets"]] as const,
      reasons: name === "view" ? [] : ["not part of the stack: the role"],
    })),
    {
      name: "a part of a part",
      resources: [
        ...clusterRole([], selecting("first")),
        ...clusterRole([], {
          metadata: { name: "a", labels: { part: "first" } },
          ...selecting("second"),
        }),
        ...clusterRole([ruleOf(["secrets"], ["get"])], {
          metadata: { name: "b", labels: { part: "second" } },
        }),
        ...clusterRoleBinding([TEAM]),
      ],
      findings: [["rules[0].resources[0]", "the role may read secrets"]],
    },
    {
      name: "a part of an aggregated role",
      resources: [
        ...clusterRole([], {
          aggregationRule: {
            clusterRoleSelectors: [
              { matchExpressions: [{ key: "part", operator: "In", values: ["yes"] }] },
            ],
          },
        }),
        ...clusterRole([ruleOf(["secrets"], ["get"])], {
          metadata: { name: "part", labels: { part: "yes" } },
        }),
        ...clusterRoleBinding([TEAM]),
      ],
      findings: [["rules[0].resources[0]", "the role may read secrets"]],
    },
  ],
  notApplicable: [
    {
      name: "a secret",
      resources: manifest({ apiVersion: "v1", kind: "Secret", metadata: { name: "a" } }),
    },
  ],
  unknown: [
    {
      name: "unknown resources",
      resources: bound([ruleOf(UNKNOWN, ["get"])]),
      reasons: ["unknown value at rules[0].resources"],
    },
    {
      name: "a role that stands elsewhere",
      resources: roleBinding([TEAM], { name: "edit" }),
      reasons: ["not part of the stack: the role"],
    },
    {
      name: "an unknown role",
      resources: roleBinding([TEAM], { name: UNKNOWN }),
      reasons: ["unknown value at roleRef.name"],
    },
  ],
});
