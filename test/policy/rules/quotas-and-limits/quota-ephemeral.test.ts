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
    ...everyOwner(
      { containers: [{}] },
      "containers[0].resources.limits.ephemeral-storage",
      "container has no limit on local storage",
      "containers",
    ),
    {
      name: "an init container without a limit",
      resources: pod({ containers: [LIMITED], initContainers: [{}] }),
      findings: [
        [
          "spec.initContainers[0].resources.limits.ephemeral-storage",
          "init container has no limit on local storage",
          "containers",
        ],
      ],
    },
    {
      name: "a directory in memory without a limit",
      resources: pod({ containers: [LIMITED], volumes: [{ emptyDir: { medium: "Memory" } }] }),
      findings: [
        ["spec.volumes[0].emptyDir.sizeLimit", "emptyDir volume has no sizeLimit", "volumes"],
      ],
    },
    {
      name: "an empty directory as it is mostly written",
      resources: pod({ volumes: [{ emptyDir: {} }] }),
      findings: [
        ["spec.volumes[0].emptyDir.sizeLimit", "emptyDir volume has no sizeLimit", "volumes"],
      ],
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
