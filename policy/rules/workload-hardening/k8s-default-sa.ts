import { cisEks, cisKubernetes } from "../../support/frameworks";
import { POD_PARAMETERS, podRule } from "../../support/pod-specs";

/** Rights given to the default account are given to every pod that forgot to name its own. */
export const k8sDefaultSa = podRule({
  id: "k8s-default-sa",
  topic: "workload-hardening",
  severity: "medium",
  description: "Every pod names a service account of its own, not default.",
  remediation: "Declare a ServiceAccount for the workload and set serviceAccountName to it.",
  frameworks: [
    cisKubernetes("5.1.5", "Ensure that default service accounts are not actively used"),
    cisEks("4.1.5", "Ensure that default service accounts are not actively used"),
  ],
  parameters: POD_PARAMETERS,
  check({ spec }, findings) {
    const name = spec.get("serviceAccountName");
    // The old name of the field is read where the new one is absent.
    const old = spec.get("serviceAccount");
    findings.require(
      !name.isSet && old.isSet ? old : name,
      (value) => typeof value === "string" && value !== "" && value !== "default",
      "the pod runs as the default service account",
    );
  },
});
