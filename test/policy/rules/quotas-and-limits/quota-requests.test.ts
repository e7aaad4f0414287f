import { quotaRequests } from "../../../../policy/rules/quotas-and-limits/quota-requests";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const both = { name: "app", resources: { requests: { cpu: "100m", memory: "64Mi" } } };
const onlyLimits = { name: "app", resources: { limits: { cpu: "1", memory: "1Gi" } } };

describeRule(quotaRequests, {
  pass: [
    { name: "both requests", resources: pod({ containers: [both], initContainers: [both] }) },
    {
      name: "a request of a whole number",
      resources: pod({ containers: [{ resources: { requests: { cpu: 1, memory: "1Gi" } } }] }),
    },
    {
      name: "an ephemeral container, which may not have resources",
      resources: pod({ containers: [both], ephemeralContainers: [{ name: "debug" }] }),
    },
    {
      name: "requests of the pod as a whole, since 1.34",
      kubernetesVersion: { minor: 34 },
      resources: pod({ ...both, containers: [{ name: "app" }] }),
    },
  ],
  fail: [
    ...POD_OWNERS.map(({ kind, path, make }): RuleCase => ({
      name: `a silent ${kind}`,
      resources: make({ containers: [{ name: "app" }] }),
      findings: [
        [`${path}.containers[0].resources.requests.cpu`, 'container "app" has no cpu request'],
        [
          `${path}.containers[0].resources.requests.memory`,
          'container "app" has no memory request',
        ],
      ],
    })),
    {
      name: "a missing memory request",
      resources: pod({ containers: [{ resources: { requests: { cpu: "1" } } }] }),
      findings: [
        ["spec.containers[0].resources.requests.memory", "container has no memory request"],
      ],
    },
    {
      name: "a missing CPU request of an init container",
      resources: pod({ initContainers: [{ resources: { requests: { memory: "1Gi" } } }] }),
      findings: [
        ["spec.initContainers[0].resources.requests.cpu", "init container has no cpu request"],
      ],
    },
    {
      name: "limits without requests",
      resources: pod({ containers: [onlyLimits] }),
      findings: [
        ["spec.containers[0].resources.requests.cpu", 'container "app" has no cpu request'],
        ["spec.containers[0].resources.requests.memory", 'container "app" has no memory request'],
      ],
    },
    {
      name: "requests of the pod as a whole, before 1.34",
      kubernetesVersion: { minor: 33 },
      resources: pod({ ...both, containers: [{ name: "app" }] }),
      findings: [
        ["spec.containers[0].resources.requests.cpu", 'container "app" has no cpu request'],
        ["spec.containers[0].resources.requests.memory", 'container "app" has no memory request'],
      ],
    },
  ],
  notApplicable: [
    { name: "a Service", resources: manifest({ apiVersion: "v1", kind: "Service" }) },
  ],
  unknown: [
    {
      name: "an unknown request",
      resources: pod({
        containers: [{ resources: { requests: { cpu: UNKNOWN, memory: "1Gi" } } }],
      }),
      reasons: ["unknown value at spec.containers[0].resources.requests.cpu"],
    },
    {
      name: "unknown resources, once",
      resources: pod({ containers: [{ resources: UNKNOWN }] }),
      reasons: ["unknown value at spec.containers[0].resources"],
    },
    {
      name: "a patch that leaves one request to others",
      resources: declared("kubernetes:core/v1:PodPatch", {
        spec: { containers: [{ resources: { requests: { cpu: "1" } } }] },
      }),
      reasons: ["not set by this patch: spec.containers[0].resources.requests.memory"],
    },
  ],
});
