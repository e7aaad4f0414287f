import { rbacSystemGroups } from "../../../../policy/rules/rbac/rbac-system-groups";
import { describeRule } from "../../describe-rule";
import { clusterRole, clusterRoleBinding, roleBinding, TEAM } from "../../rbac";
import { manifest, SECRET, UNKNOWN } from "../../resources";

const awsAuth = (
  data: unknown,
  metadata: unknown = { name: "aws-auth", namespace: "kube-system" },
) => manifest({ apiVersion: "v1", kind: "ConfigMap", metadata, data });
const mapRoles = (group: string) =>
  `- rolearn: arn:aws:iam::111122223333:role/x\n  username: x\n  groups:\n    - ${group}\n`;

describeRule(rbacSystemGroups, {
  pass: [
    { name: "a group of one's own", resources: clusterRoleBinding([TEAM]) },
    { name: "nobody", resources: clusterRoleBinding(undefined) },
    {
      name: "a service account of such a name",
      resources: roleBinding([{ kind: "ServiceAccount", name: "system:masters" }]),
    },
    {
      name: "all service accounts of a namespace",
      resources: roleBinding([{ kind: "Group", name: "system:serviceaccounts:team-a" }]),
    },
    {
      name: "nodes in aws-auth",
      resources: awsAuth({ mapRoles: mapRoles("system:nodes") }),
    },
    {
      name: "a group in aws-auth whose name goes on",
      resources: awsAuth({ mapRoles: mapRoles("system:masters-of-none") }),
    },
    {
      name: "a comment in aws-auth",
      resources: awsAuth({ mapRoles: `# - system:masters\n${mapRoles("readers")}` }),
    },
    {
      name: "a ConfigMap of another name",
      resources: awsAuth({ mapRoles: mapRoles("system:masters") }, { name: "notes" }),
    },
    {
      name: "a ConfigMap of that name in another namespace",
      resources: awsAuth(
        { mapRoles: mapRoles("system:masters") },
        { name: "aws-auth", namespace: "team-a" },
      ),
    },
  ],
  fail: [
    ...["system:masters", "system:unauthenticated", "system:authenticated"].map((name) => ({
      name: `the group ${name}`,
      resources: clusterRoleBinding([TEAM, { kind: "Group", name }]),
      findings: [
        ["subjects[1].name", "the subject is a built-in group or user of Kubernetes", "subjects"],
      ] as const,
    })),
    {
      name: "the anonymous user in a namespace",
      resources: roleBinding([{ kind: "User", name: "system:anonymous" }]),
      findings: [
        ["subjects[0].name", "the subject is a built-in group or user of Kubernetes", "subjects"],
      ],
    },
    {
      name: "masters among the roles of aws-auth",
      resources: awsAuth({ mapRoles: mapRoles("system:masters") }),
      findings: [["data.mapRoles", "aws-auth adds an IAM principal to system:masters", "aws-auth"]],
    },
    {
      name: "masters among its users, as JSON",
      resources: awsAuth({ mapUsers: '[{"userarn":"x","groups":["system:masters"]}]' }),
      findings: [["data.mapUsers", "aws-auth adds an IAM principal to system:masters", "aws-auth"]],
    },
  ],
  notApplicable: [{ name: "a role", resources: clusterRole([]) }],
  unknown: [
    {
      name: "an unknown name",
      resources: roleBinding([{ kind: "Group", name: UNKNOWN }]),
      reasons: ["unknown value at subjects[0].name"],
    },
    {
      name: "roles of aws-auth that are secret",
      resources: awsAuth({ mapRoles: SECRET }),
      reasons: ["secret value at data.mapRoles"],
    },
  ],
});
