import { rbacDangerousObjects } from "../../../../policy/rules/rbac/rbac-dangerous-objects";
import { describeRule } from "../../describe-rule";
import { clusterRole, role, roleBinding, ruleOf, TEAM } from "../../rbac";
import { UNKNOWN } from "../../resources";

const ADMISSION = "admissionregistration.k8s.io";
const CERTIFICATES = "certificates.k8s.io";

describeRule(rbacDangerousObjects, {
  pass: [
    {
      name: "reading webhooks",
      resources: clusterRole([ruleOf(["mutatingwebhookconfigurations"], ["get"], [ADMISSION])]),
    },
    {
      name: "asking for a certificate",
      resources: clusterRole([ruleOf(["certificatesigningrequests"], ["create"], [CERTIFICATES])]),
    },
    {
      name: "reading nodes",
      resources: clusterRole([ruleOf(["nodes", "nodes/metrics"], ["get"])]),
    },
    {
      name: "creating service accounts",
      resources: role([ruleOf(["serviceaccounts"], ["create"])]),
    },
    { name: "reading volumes", resources: role([ruleOf(["persistentvolumes"], ["get", "list"])]) },
    { name: "claiming volumes", resources: role([ruleOf(["persistentvolumeclaims"], ["create"])]) },
  ],
  fail: [
    ...[
      ["validatingwebhookconfigurations", "update", ADMISSION],
      ["mutatingwebhookconfigurations", "create", ADMISSION],
      ["mutatingwebhookconfigurations", "*", ADMISSION],
      ["certificatesigningrequests/approval", "update", CERTIFICATES],
      ["certificatesigningrequests/approval", "patch", "*"],
      ["nodes/proxy", "get", ""],
      ["*/proxy", "create", ""],
      ["serviceaccounts/token", "create", ""],
      ["persistentvolumes", "create", ""],
      ["*", "create", "*"],
    ].map(([resource, verb, group]) => ({
      name: `${verb} on ${resource}`,
      resources: clusterRole([ruleOf(["x", resource], [verb], [group])]),
      paths: ["rules[0].resources[1]"],
    })),
  ],
  notApplicable: [{ name: "a binding", resources: roleBinding([TEAM]) }],
  unknown: [
    {
      name: "an unknown API group",
      resources: clusterRole([ruleOf(["nodes/proxy"], ["get"], [UNKNOWN])]),
      reasons: ["unknown value at rules[0].apiGroups[0]"],
    },
  ],
});
