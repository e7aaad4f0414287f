import { rbacDangerousObjects } from "../../../../policy/rules/rbac/rbac-dangerous-objects";
import { describeRule } from "../../describe-rule";
import { clusterRole, role, roleBinding, ruleOf, TEAM } from "../../rbac";
import { UNKNOWN } from "../../resources";

const ADMISSION = "admissionregistration.k8s.io";
const CERTIFICATES = "certificates.k8s.io";
const WEBHOOKS = "the role may change the webhooks that judge every request to the API server";
const APPROVAL = "the role may approve certificates for any identity";
const KUBELETS = "the role may use the API of every kubelet (nodes/proxy)";

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
      ["validatingwebhookconfigurations", "update", ADMISSION, WEBHOOKS],
      ["mutatingwebhookconfigurations", "create", ADMISSION, WEBHOOKS],
      ["mutatingwebhookconfigurations", "*", ADMISSION, WEBHOOKS],
      ["certificatesigningrequests/approval", "update", CERTIFICATES, APPROVAL],
      ["certificatesigningrequests/approval", "patch", "*", APPROVAL],
      ["nodes/proxy", "get", "", KUBELETS],
      ["*/proxy", "create", "", KUBELETS],
      ["serviceaccounts/token", "create", "", "the role may issue tokens for service accounts"],
      [
        "persistentvolumes",
        "create",
        "",
        "the role may create persistent volumes, which can mount any folder of a node",
      ],
      ["*", "create", "*", WEBHOOKS],
    ].map(([resource, verb, group, message = ""]) => ({
      name: `${verb} on ${resource}`,
      resources: clusterRole([ruleOf(["x", resource], [verb], [group])]),
      findings: [["rules[0].resources[1]", message]] as const,
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
