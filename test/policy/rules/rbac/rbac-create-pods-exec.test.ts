import { rbacCreatePodsExec } from "../../../../policy/rules/rbac/rbac-create-pods-exec";
import { describeRule } from "../../describe-rule";
import { clusterRole, role, roleBinding, ruleOf, TEAM } from "../../rbac";
import { UNKNOWN } from "../../resources";

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
      ["pods", "create"],
      ["pods", "*"],
      ["pods/exec", "create"],
      ["pods/exec", "get"],
      ["pods/attach", "create"],
      ["*/attach", "get"],
      ["pods/ephemeralcontainers", "patch"],
      ["pods/ephemeralcontainers", "update"],
      ["*", "create"],
    ].map(([resource, verb]) => ({
      name: `${resource} with ${verb}`,
      resources: clusterRole([ruleOf(["services", resource], ["watch", verb])]),
      paths: ["rules[0].resources[1]"],
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
      paths: ["rules[0].resources[0]"],
    })),
    {
      name: "two rules, each on its own",
      resources: role([ruleOf(["pods"], ["create"]), ruleOf(["pods/exec"], ["create"])]),
      paths: ["rules[0].resources[0]", "rules[1].resources[0]"],
    },
    {
      name: "every API group",
      resources: role([ruleOf(["pods"], ["create"], ["*"])]),
      paths: ["rules[0].resources[0]"],
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
