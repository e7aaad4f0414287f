import { pssHostNamespaces } from "../../../../policy/rules/pod-security/pss-host-namespaces";
import { describeRule } from "../../describe-rule";
import { manifest, pod, POD_OWNERS, SECRET, UNKNOWN } from "../../resources";

describeRule(pssHostNamespaces, {
  pass: [
    { name: "a pod that says nothing", resources: pod({}) },
    {
      name: "a pod that says false three times",
      resources: pod({ hostNetwork: false, hostPID: false, hostIPC: false }),
    },
  ],
  fail: [
    ...(
      [
        [
          "hostNetwork",
          "the pod shares the node's network namespace, where no NetworkPolicy applies",
        ],
        [
          "hostPID",
          "the pod shares the node's process namespace and can read the environment of every process",
        ],
        ["hostIPC", "the pod shares the node's IPC namespace and can read its shared memory"],
      ] as const
    ).map(([key, message]) => ({
      name: key,
      resources: pod({ [key]: true }),
      findings: [[`spec.${key}`, message]] as const,
    })),
    ...POD_OWNERS.map(({ kind, path, make }) => ({
      name: `hostPID of a ${kind}`,
      resources: make({ hostPID: true }),
      findings: [
        [
          `${path}.hostPID`,
          "the pod shares the node's process namespace and can read the environment of every process",
        ],
      ] as const,
    })),
    {
      name: "all three at once",
      resources: pod({ hostIPC: true, hostNetwork: true, hostPID: true }),
      findings: [
        [
          "spec.hostNetwork",
          "the pod shares the node's network namespace, where no NetworkPolicy applies",
        ],
        [
          "spec.hostPID",
          "the pod shares the node's process namespace and can read the environment of every process",
        ],
        ["spec.hostIPC", "the pod shares the node's IPC namespace and can read its shared memory"],
      ],
    },
    {
      name: "the text true that a template left behind",
      resources: pod({ hostNetwork: "true" }),
      findings: [
        [
          "spec.hostNetwork",
          "the pod shares the node's network namespace, where no NetworkPolicy applies",
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a ConfigMap with such a field",
      resources: manifest({ apiVersion: "v1", kind: "ConfigMap", spec: { hostNetwork: true } }),
    },
  ],
  unknown: [
    {
      name: "an unknown field",
      resources: pod({ hostNetwork: UNKNOWN }),
      reasons: ["unknown value at spec.hostNetwork"],
    },
    {
      name: "a secret field",
      resources: pod({ hostIPC: SECRET }),
      reasons: ["secret value at spec.hostIPC"],
    },
  ],
});
