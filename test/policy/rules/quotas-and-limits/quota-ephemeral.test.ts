import { quotaEphemeral } from "../../../../policy/rules/quotas-and-limits/quota-ephemeral";
import { describeRule } from "../../describe-rule";
import { everyOwner, noPods } from "../../pods";
import { declared, pod, UNKNOWN } from "../../resources";

const LIMITED = { resources: { limits: { "ephemeral-storage": "1Gi" } } };

describeRule(quotaEphemeral, {
  pass: [
    {
      name: "limits of containers and volumes",
      resources: pod({
        containers: [LIMITED],
        initContainers: [LIMITED],
        volumes: [{ emptyDir: { sizeLimit: "1Gi" } }, { configMap: { name: "a" } }],
      }),
    },
    { name: "an ephemeral container", resources: pod({ ephemeralContainers: [{}] }) },
  ],
  fail: [
    ...everyOwner({ containers: [{}] }, "containers[0].resources.limits.ephemeral-storage"),
    {
      name: "an init container without a limit",
      resources: pod({ containers: [LIMITED], initContainers: [{}] }),
      paths: ["spec.initContainers[0].resources.limits.ephemeral-storage"],
    },
    {
      name: "a directory in memory without a limit",
      resources: pod({ containers: [LIMITED], volumes: [{ emptyDir: { medium: "Memory" } }] }),
      paths: ["spec.volumes[0].emptyDir.sizeLimit"],
    },
    {
      name: "an empty directory as it is mostly written",
      resources: pod({ volumes: [{ emptyDir: {} }] }),
      paths: ["spec.volumes[0].emptyDir.sizeLimit"],
    },
  ],
  notApplicable: noPods({ containers: [{}] }),
  unknown: [
    {
      name: "an unknown volume",
      resources: pod({ volumes: [UNKNOWN] }),
      reasons: ["unknown value at spec.volumes[0]"],
    },
    {
      name: "a patch that leaves the limit to others",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [{}] } }),
      reasons: ["not set by this patch: spec.containers[0].resources.limits.ephemeral-storage"],
    },
  ],
});
