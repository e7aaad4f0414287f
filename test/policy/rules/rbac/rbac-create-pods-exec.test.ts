import { rbacCreatePodsExec } from "../../../../policy/rules/rbac/rbac-create-pods-exec";
import { describeRule } from "../../describe-rule";
import { clusterRole, role, roleBinding, ruleOf, TEAM } from "../../rbac";
import { UNKNOWN } from "../../resources";

const PODS = "the role may create pods, which can mount any secret of the namespace";
const COMMANDS = "the role may run commands in pods";
const CONTAINERS = "the role may add containers to running pods";

describeRule(rbacCreatePodsExec, {
  pass: [
    { name: "reading pods", resources: role([ruleOf(["pods", "pods/log"], ["get", "list"])]) },
    {
      name: "changing workloads",
      resources: role([ruleOf(["deployments"], ["get", "update", "patch"], ["apps"])]),
    },
    { name: "deleting pods", resources: role([ruleOf(["pods"], ["delete"])]) },
    {
      name: "pods of another API group",
      resources: role([ruleOf(["pods"], ["create"], ["metrics.k8s.io"])]),
    },
    { name: "no rules", resources: role([]) },
  ],
  fail: [
    ...[
      ["pods", "create", PODS],
      ["pods", "*", PODS],
      ["pods/exec", "create", COMMANDS],
      ["pods/exec", "get", COMMANDS],
      ["pods/attach", "create", COMMANDS],
      ["*/attach", "get", COMMANDS],
      ["pods/ephemeralcontainers", "patch", CONTAINERS],
      ["pods/ephemeralcontainers", "update", CONTAINERS],
      ["*", "create", PODS],
    ].map(([resource, verb, message = ""]) => ({
      name: `${resource} with ${verb}`,
      resources: clusterRole([ruleOf(["services", resource], ["watch", verb])]),
      findings: [["rules[0].resources[1]", message]] as const,
    })),
    ...[
      ["deployments", "apps"],
      ["statefulsets", "apps"],
      ["daemonsets", "apps"],
      ["replicasets", "apps"],
      ["jobs", "batch"],
      ["cronjobs", "batch"],
      ["replicationcontrollers", ""],
    ].map(([resource, group]) => ({
      name: `pods by way of ${resource}`,
      resources: role([ruleOf([resource], ["create"], [group])]),
      findings: [
        [
          "rules[0].resources[0]",
          "the role may create workloads, whose pods can mount any secret of the namespace",
        ],
      ] as const,
    })),
    {
      name: "two rules, each on its own",
      resources: role([ruleOf(["pods"], ["create"]), ruleOf(["pods/exec"], ["create"])]),
      findings: [
        [
          "rules[0].resources[0]",
          "the role may create pods, which can mount any secret of the namespace",
        ],
        ["rules[1].resources[0]", "the role may run commands in pods"],
      ],
    },
    {
      name: "every API group",
      resources: role([ruleOf(["pods"], ["create"], ["*"])]),
      findings: [
        [
          "rules[0].resources[0]",
          "the role may create pods, which can mount any secret of the namespace",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a binding", resources: roleBinding([TEAM]) }],
  unknown: [
    {
      name: "unknown verbs",
      resources: role([ruleOf(["pods/exec"], UNKNOWN)]),
      reasons: ["unknown value at rules[0].verbs"],
    },
  ],
});
