import { pssHostPath } from "../../../../policy/rules/pod-security/pss-host-path";
import { describeRule } from "../../describe-rule";
import { everyOwner, noPods } from "../../pods";
import { declared, pod, UNKNOWN } from "../../resources";

const hostPath = { name: "node", hostPath: { path: "/var/log" } };
const empty = { name: "cache", emptyDir: {} };

describeRule(pssHostPath, {
  pass: [
    { name: "a pod without volumes", resources: pod({}) },
    { name: "an emptyDir", resources: pod({ volumes: [empty] }) },
    { name: "a hostPath of null", resources: pod({ volumes: [{ name: "a", hostPath: null }] }) },
    {
      name: "a volume that is called hostPath",
      resources: pod({ volumes: [{ name: "hostPath", emptyDir: {} }] }),
    },
    {
      name: "an unknown volume of another type",
      resources: pod({ volumes: [{ name: "a", secret: UNKNOWN }] }),
    },
  ],
  fail: [
    ...everyOwner(
      { volumes: [hostPath] },
      "volumes[0].hostPath",
      'volume "node" mounts a path of the node',
    ),
    {
      name: "the second volume",
      resources: pod({ volumes: [empty, hostPath] }),
      findings: [["spec.volumes[1].hostPath", 'volume "node" mounts a path of the node']],
    },
    {
      name: "an empty hostPath",
      resources: pod({ volumes: [{ name: "a", hostPath: {} }] }),
      findings: [["spec.volumes[0].hostPath", 'volume "a" mounts a path of the node']],
    },
    {
      name: "a hostPath whose path is not known yet",
      resources: pod({ volumes: [{ name: "a", hostPath: { path: UNKNOWN } }] }),
      findings: [["spec.volumes[0].hostPath", 'volume "a" mounts a path of the node']],
    },
    {
      name: "a patch that adds one",
      resources: declared("kubernetes:apps/v1:DaemonSetPatch", {
        spec: { template: { spec: { volumes: [hostPath] } } },
      }),
      findings: [
        ["spec.template.spec.volumes[0].hostPath", 'volume "node" mounts a path of the node'],
      ],
    },
  ],
  notApplicable: [...noPods({ volumes: [hostPath] })],
  unknown: [
    {
      name: "an unknown hostPath",
      resources: pod({ volumes: [{ name: "a", hostPath: UNKNOWN }] }),
      reasons: ["unknown value at spec.volumes[0].hostPath"],
    },
    {
      name: "unknown volumes",
      resources: pod({ volumes: UNKNOWN }),
      reasons: ["unknown value at spec.volumes"],
    },
  ],
});
