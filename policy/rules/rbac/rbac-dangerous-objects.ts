import { OVER_ROLES, rulesGranting } from "../../admission/rbac";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { checkPowers, RBAC_ROLE_TYPES, type Power } from "../../world/kubernetes/rbac";
import { resourceRule } from "../../rule/rule";

const POWERS: readonly Power[] = [
  {
    groups: ["admissionregistration.k8s.io"],
    resources: ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"],
    verbs: ["create", "update", "patch", "delete", "deletecollection"],
    message: "change the webhooks that judge every request to the API server",
  },
  {
    groups: ["certificates.k8s.io"],
    resources: ["certificatesigningrequests/approval"],
    verbs: ["update", "patch"],
    message: "approve certificates for any identity",
  },
  {
    groups: [""],
    resources: ["nodes/proxy"],
    message: "use the API of every kubelet (nodes/proxy)",
  },
  {
    groups: [""],
    resources: ["serviceaccounts/token"],
    verbs: ["create"],
    message: "issue tokens for service accounts",
  },
  {
    groups: [""],
    resources: ["persistentvolumes"],
    verbs: ["create"],
    message: "create persistent volumes, which can mount any folder of a node",
  },
];

/** Each of these permissions bypasses checks that apply to everybody else. */
export const rbacDangerousObjects = resourceRule({
  id: "rbac-dangerous-objects",
  topic: "rbac",
  severity: "high",
  description:
    "No role may change webhooks, approve certificates, proxy to nodes, issue tokens or create " +
    "persistent volumes.",
  remediation:
    "Take the resource out of the role, or leave it to a controller that the platform installs.",
  frameworks: [
    cisKubernetes("5.1.9", "Minimize access to create persistent volumes"),
    cisKubernetes("5.1.10", "Minimize access to the proxy sub-resource of nodes"),
    cisKubernetes("5.1.11", "Minimize access to the approval of certificate signing requests"),
    cisKubernetes("5.1.12", "Minimize access to webhook configuration objects"),
    cisKubernetes("5.1.13", "Minimize access to the service account token creation"),
    cisEks("4.1.9", "Minimize access to create persistent volumes"),
  ],
  parameters: {},
  appliesTo: (type) => RBAC_ROLE_TYPES.has(type),
  check: (role, findings) => checkPowers(role, POWERS, findings),
  admission: {
    ...OVER_ROLES,
    problem:
      "the role may change webhooks, approve certificates, proxy to nodes, issue tokens or create " +
      "persistent volumes",
    breaches: () => rulesGranting(POWERS),
  },
});
