import { OVER_PODS } from "../../admission/pods";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { POD_PARAMETERS } from "../../rule/pod-rule";
import { isPodOwner, podOf } from "../../world/kubernetes/pod-specs";
import { isFalse } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";

const SERVICE_ACCOUNT = "kubernetes:core/v1:ServiceAccount";
const DEFAULT = "default";

/** Permissions of the default account apply to every pod that names no account. */
export const k8sDefaultSa = resourceRule({
  id: "k8s-default-sa",
  topic: "workload-hardening",
  severity: "medium",
  description:
    "Every pod names a dedicated service account, and the default account mounts no token.",
  remediation:
    "Declare a ServiceAccount for the workload and set serviceAccountName to it; set " +
    "automountServiceAccountToken of the default account to false.",
  frameworks: [
    cisKubernetes("5.1.5", "Ensure that default service accounts are not actively used"),
    cisEks("4.1.5", "Ensure that default service accounts are not actively used"),
  ],
  checks: {
    pod: "Every pod names a dedicated service account.",
    token: "The default service account mounts no token.",
  },
  parameters: POD_PARAMETERS,
  appliesTo: (type, { workloads }) =>
    type === SERVICE_ACCOUNT || isPodOwner(type) || Object.hasOwn(workloads, type),
  check(root, findings, { settings: { workloads } }) {
    if (root.resource.type !== SERVICE_ACCOUNT) {
      checkPod(podOf(root, workloads).spec, findings.of("pod"));
    } else if (root.resource.name === DEFAULT) {
      const field = root.get("automountServiceAccountToken");
      const message = "pods that name no service account mount the token of this account";
      findings.of("token").require(field, isFalse, message);
    }
  },
  admission: {
    ...OVER_PODS,
    problem: "the pod runs as the default service account",
    fix: "declare a ServiceAccount for the workload and set serviceAccountName to it",
    breaches: () =>
      "variables.spec.?serviceAccountName.or(variables.spec.?serviceAccount)" +
      '.orValue("") in ["", "default"] ? ["serviceAccountName"] : []',
  },
});

function checkPod(spec: Field, findings: Findings): void {
  const name = spec.get("serviceAccountName");
  // The old name of the field is read where the new one is absent.
  const old = spec.get("serviceAccount");
  findings.require(
    !name.isSet && old.isSet ? old : name,
    (value) => typeof value === "string" && value !== "" && value !== DEFAULT,
    "the pod runs as the default service account",
  );
}
