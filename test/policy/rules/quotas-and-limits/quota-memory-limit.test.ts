import { quotaMemoryLimit } from "../../../../policy/rules/quotas-and-limits/quota-memory-limit";
import { describeRule, type RuleCase } from "../../describe-rule";
import { manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const limited = { name: "app", resources: { limits: { memory: "64Mi" } } };
const sized = (request: unknown, limit: unknown) =>
  pod({
    containers: [{ resources: { requests: { memory: request }, limits: { memory: limit } } }],
  });
const equal = { parameters: { requireEqualRequest: true } };

describeRule(quotaMemoryLimit, {
  pass: [
    { name: "a limit", resources: pod({ containers: [limited], initContainers: [limited] }) },
    { name: "a limit above the request", resources: sized("64Mi", "128Mi") },
    { name: "an equal request, written otherwise", ...equal, resources: sized("1Gi", "1024Mi") },
    {
      name: "no request, which defaults to the limit",
      ...equal,
      resources: pod({ containers: [limited] }),
    },
    {
      name: "an ephemeral container, which may not have resources",
      resources: pod({ containers: [limited], ephemeralContainers: [{ name: "debug" }] }),
    },
    {
      name: "a limit of the pod as a whole, since 1.34",
      kubernetesVersion: { minor: 34 },
      resources: pod({ ...limited, containers: [{ name: "app" }] }),
    },
  ],
  fail: [
    ...POD_OWNERS.map(({ kind, path, make }): RuleCase => ({
      name: `a silent ${kind}`,
      resources: make({ containers: [{ name: "app" }] }),
      findings: [
        [`${path}.containers[0].resources.limits.memory`, 'container "app" has no memory limit'],
      ],
    })),
    {
      name: "a CPU limit alone, of an init container",
      resources: pod({ initContainers: [{ resources: { limits: { cpu: "1" } } }] }),
      findings: [
        ["spec.initContainers[0].resources.limits.memory", "init container has no memory limit"],
      ],
    },
    {
      name: "a limit of the pod as a whole, before 1.34",
      kubernetesVersion: { minor: 33 },
      resources: pod({ ...limited, containers: [{ name: "app" }] }),
      findings: [
        ["spec.containers[0].resources.limits.memory", 'container "app" has no memory limit'],
      ],
    },
    {
      name: "a different request where the configuration demands an equal one",
      ...equal,
      resources: sized("64Mi", "128Mi"),
      findings: [
        [
          "spec.containers[0].resources.limits.memory",
          "container has a memory limit that differs from its request",
        ],
      ],
    },
  ],
  notApplicable: [
    { name: "a LimitRange", resources: manifest({ apiVersion: "v1", kind: "LimitRange" }) },
  ],
  unknown: [
    {
      name: "an unknown limit",
      resources: sized("64Mi", UNKNOWN),
      reasons: ["unknown value at spec.containers[0].resources.limits.memory"],
    },
    {
      name: "an unknown request that must be equal",
      ...equal,
      resources: sized(UNKNOWN, "64Mi"),
      reasons: ["unknown value at spec.containers[0].resources.requests.memory"],
    },
  ],
});
