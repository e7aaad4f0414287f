import { k8sReadonlyRootfs } from "../../../../policy/rules/workload-hardening/k8s-readonly-rootfs";
import { describeRule } from "../../describe-rule";
import { CONTAINER_LISTS, saidOf } from "../../pods";
import { declared, manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const silent = { name: "app" };
const locked = { name: "app", securityContext: { readOnlyRootFilesystem: true } };
const writable = { name: "app", securityContext: { readOnlyRootFilesystem: false } };
const WRITABLE = 'container "app" can write to its root file system';

describeRule(k8sReadonlyRootfs, {
  pass: [
    {
      name: "every container of every list",
      resources: pod({
        containers: [locked],
        initContainers: [locked],
        ephemeralContainers: [locked],
      }),
    },
    {
      name: "a Windows pod, where the API server refuses the field",
      resources: pod({ os: { name: "windows" }, containers: [silent] }),
    },
  ],
  fail: [
    ...POD_OWNERS.map(({ kind, path, make }) => ({
      name: `a silent ${kind}`,
      resources: make({ containers: [silent] }),
      findings: [
        [`${path}.containers[0].securityContext.readOnlyRootFilesystem`, WRITABLE],
      ] as const,
    })),
    ...CONTAINER_LISTS.map((list) => ({
      name: `one writable element of ${list}`,
      resources: pod({ [list]: [locked, writable] }),
      findings: [
        [`spec.${list}[1].securityContext.readOnlyRootFilesystem`, saidOf(list, WRITABLE)],
      ] as const,
    })),
    {
      name: "a promise on the pod, where the field does not exist",
      resources: pod({ securityContext: { readOnlyRootFilesystem: true }, containers: [silent] }),
      findings: [["spec.containers[0].securityContext.readOnlyRootFilesystem", WRITABLE]],
    },
    {
      name: "a Linux pod that names its system",
      resources: pod({ os: { name: "linux" }, containers: [silent] }),
      findings: [["spec.containers[0].securityContext.readOnlyRootFilesystem", WRITABLE]],
    },
  ],
  notApplicable: [{ name: "a Secret", resources: manifest({ apiVersion: "v1", kind: "Secret" }) }],
  unknown: [
    {
      name: "an unknown security context",
      resources: pod({ containers: [{ securityContext: UNKNOWN }] }),
      reasons: ["unknown value at spec.containers[0].securityContext"],
    },
    {
      name: "an unknown operating system, which may be Windows",
      resources: pod({ os: { name: UNKNOWN }, containers: [silent] }),
      reasons: ["unknown value at spec.os.name"],
    },
    {
      name: "a patch that leaves the field to others",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [silent] } }),
      reasons: ["not set by this patch: spec.containers[0].securityContext.readOnlyRootFilesystem"],
    },
  ],
});
