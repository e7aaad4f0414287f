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
    ...["hostNetwork", "hostPID", "hostIPC"].map((key) => ({
      name: key,
      resources: pod({ [key]: true }),
      paths: [`spec.${key}`],
    })),
    ...POD_OWNERS.map(({ kind, path, make }) => ({
      name: `hostPID of a ${kind}`,
      resources: make({ hostPID: true }),
      paths: [`${path}.hostPID`],
    })),
    {
      name: "all three at once",
      resources: pod({ hostIPC: true, hostNetwork: true, hostPID: true }),
      paths: ["spec.hostNetwork", "spec.hostPID", "spec.hostIPC"],
    },
    {
      name: "the text true that a template left behind",
      resources: pod({ hostNetwork: "true" }),
      paths: ["spec.hostNetwork"],
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
