import { eksPodSecurityGroups } from "../../../../policy/rules/aws-eks/eks-pod-security-groups";
import { addon, networkAddon } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

const pods = { ENABLE_POD_ENI: "true" };
const standard = { ...pods, POD_SECURITY_GROUP_ENFORCING_MODE: "standard" };
const cache = manifest({
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "node-local-dns", namespace: "kube-system" },
});

describeRule(eksPodSecurityGroups, {
  pass: [
    {
      name: "standard mode with network policies",
      resources: networkAddon({ enableNetworkPolicy: "true", env: standard }),
    },
    { name: "strict mode with neither", resources: networkAddon({ env: pods }) },
    {
      name: "network policies without security groups for pods",
      resources: networkAddon({ enableNetworkPolicy: "true" }),
    },
    {
      name: "standard mode with a cache of names",
      resources: [...cache, ...networkAddon({ env: standard })],
    },
  ],
  fail: [
    {
      name: "the default mode with network policies",
      resources: networkAddon({ enableNetworkPolicy: "true", env: pods }),
      findings: [
        ["configurationValues", "traffic of pods with security groups bypasses network policies"],
      ],
    },
    {
      name: "strict mode with a cache of names",
      resources: [
        ...cache,
        ...networkAddon({ env: { ...pods, POD_SECURITY_GROUP_ENFORCING_MODE: "strict" } }),
      ],
      findings: [
        [
          "configurationValues",
          "traffic of pods with security groups bypasses the DNS cache of the node",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a cluster", resources: declared("aws:eks/cluster:Cluster", {}) }],
  unknown: [
    {
      name: "an unknown configuration",
      resources: addon("vpc-cni", { configurationValues: UNKNOWN }),
      reasons: ["unknown value at configurationValues"],
    },
  ],
});
