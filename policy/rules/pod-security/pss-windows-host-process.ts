import { contextsWhere } from "../../admission/pods";
import { cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { securityContexts } from "../../world/kubernetes/pod-specs";
import { isTrue } from "../../rule/predicates";

/** A host process container runs directly on the Windows node, with the node's privileges. */
export const pssWindowsHostProcess = podRule({
  id: "pss-windows-host-process",
  topic: "pod-security",
  severity: "high",
  podSecurityLevel: "baseline",
  description: "No Windows container runs as a host process.",
  remediation: "Remove securityContext.windowsOptions.hostProcess from the pod and its containers.",
  frameworks: [
    podSecurityStandards("baseline/windowsHostProcess", "HostProcess"),
    cisKubernetes("5.2.10", "Minimize the admission of Windows HostProcess containers"),
  ],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const { label, field } of securityContexts(pod)) {
      findings.forbid(
        field.get("windowsOptions", "hostProcess"),
        isTrue,
        `${label} runs as a host process on the Windows node`,
      );
    }
  },
  admission: {
    problem: "a Windows container runs as a process of its node",
    fix: "remove windowsOptions.hostProcess from the pod and its containers",
    breaches: () =>
      contextsWhere(
        "c.it.?windowsOptions.?hostProcess.orValue(false) == true",
        "windowsOptions.hostProcess",
      ),
  },
});
