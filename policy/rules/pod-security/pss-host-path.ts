import { volumesWhere } from "../../admission/pods";
import { cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { labelOf } from "../../world/kubernetes/pod-specs";

/** Through the node's file system a pod can read the node's credentials and the data of every pod. */
export const pssHostPath = podRule({
  id: "pss-host-path",
  topic: "pod-security",
  severity: "high",
  podSecurityLevel: "baseline",
  description: "No pod mounts a path of its node.",
  remediation:
    "Use an emptyDir, a persistentVolumeClaim or a projected volume instead of hostPath.",
  frameworks: [
    podSecurityStandards("baseline/hostPathVolumes", "HostPath volumes"),
    cisKubernetes("5.2.11", "Minimize the admission of HostPath volumes"),
  ],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const volume of pod.spec.get("volumes").items()) {
      const message = `${labelOf(volume, "volume")} mounts a path of the node`;
      findings.forbid(volume.get("hostPath"), () => true, message);
    }
  },
  admission: {
    problem: "the volume is a path of the node",
    fix: "use an emptyDir, a persistentVolumeClaim or a projected volume instead",
    breaches: () => volumesWhere("v.?hostPath.hasValue()", "hostPath"),
  },
});
