import { OVER_ROLES, rulesGranting } from "../rbac";
import type { AdmissionRule } from "../rule";

const POWERS = [
  {
    groups: ["admissionregistration.k8s.io"],
    resources: ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"],
    verbs: ["create", "update", "patch", "delete", "deletecollection"],
  },
  {
    groups: ["certificates.k8s.io"],
    resources: ["certificatesigningrequests/approval"],
    verbs: ["update", "patch"],
  },
  { groups: [""], resources: ["nodes/proxy"] },
  { groups: [""], resources: ["serviceaccounts/token"], verbs: ["create"] },
  { groups: [""], resources: ["persistentvolumes"], verbs: ["create"] },
];

/** Each of these leads around the checks that hold for everybody else. */
export const rbacDangerousObjects: AdmissionRule = {
  ...OVER_ROLES,
  id: "rbac-dangerous-objects",
  severity: "high",
  problem:
    "the role may change webhooks, approve certificates, proxy to nodes, issue tokens or create " +
    "persistent volumes",
  fix: "take the resource out of the role, or leave it to a controller that the platform installs",
  breaches: () => rulesGranting(POWERS),
};
