import { quotaContainerMax } from "../../../../policy/rules/quotas-and-limits/quota-container-max";
import { describeRule, type RuleCase } from "../../describe-rule";
import { manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const ceilings = { parameters: { container: { cpu: "2", memory: "4Gi" } } };
const whole = { parameters: { pod: { cpu: "2" } } };
const taking = (section: string, resource: string, amount: unknown) => ({
  name: "app",
  resources: { [section]: { [resource]: amount } },
});
const cpu = (amount: unknown) => taking("requests", "cpu", amount);

describeRule(quotaContainerMax, {
  pass: [
    {
      name: "the ceiling itself, written otherwise",
      ...ceilings,
      resources: pod({ containers: [cpu("2000m"), taking("limits", "memory", "4096Mi")] }),
    },
    { name: "a silent container", ...ceilings, resources: pod({ containers: [{ name: "app" }] }) },
    {
      name: "other resources",
      ...ceilings,
      resources: pod({ containers: [taking("limits", "nvidia.com/gpu", "8")] }),
    },
    {
      name: "containers within the pod's",
      ...whole,
      resources: pod({ containers: [cpu(1), cpu(1)] }),
    },
    {
      name: "init containers, which run one by one",
      ...whole,
      resources: pod({ containers: [cpu(1)], initContainers: [cpu(2), cpu(2)] }),
    },
    {
      name: "the pod's own word above the sum of its containers, since 1.34",
      ...whole,
      resources: pod({ ...taking("requests", "cpu", "2"), containers: [cpu(2), cpu(2)] }),
    },
  ],
  fail: [
    ...POD_OWNERS.map((owner): RuleCase => ({
      name: `a ${owner.kind}`,
      ...ceilings,
      resources: owner.make({ containers: [cpu("2100m")] }),
      findings: [
        [
          `${owner.path}.containers[0].resources.requests.cpu`,
          'container "app" requests more cpu than the ceiling of 2',
        ],
      ],
    })),
    {
      name: "a limit of an init container",
      ...ceilings,
      resources: pod({ initContainers: [taking("limits", "memory", "5Gi")] }),
      findings: [
        [
          "spec.initContainers[0].resources.limits.memory",
          'init container "app" may use more memory than the ceiling of 4Gi',
        ],
      ],
    },
    {
      name: "a text that is no quantity",
      ...ceilings,
      resources: pod({ containers: [cpu("many")] }),
      findings: [
        [
          "spec.containers[0].resources.requests.cpu",
          'cpu in requests of container "app" is not a quantity',
        ],
      ],
    },
    {
      name: "containers together",
      ...whole,
      resources: pod({ containers: [cpu(1), cpu("1500m")] }),
      findings: [["spec.containers", "the pod requests more cpu than the ceiling of 2"]],
    },
    {
      name: "a sidecar among the init containers",
      ...whole,
      resources: pod({
        containers: [cpu(2)],
        initContainers: [{ ...cpu(1), restartPolicy: "Always" }],
      }),
      findings: [["spec.containers", "the pod requests more cpu than the ceiling of 2"]],
    },
    {
      name: "the pod's own word",
      ...whole,
      resources: pod({ ...taking("limits", "cpu", "3"), containers: [] }),
      findings: [["spec.resources.limits.cpu", "the pod may use more cpu than the ceiling of 2"]],
    },
  ],
  notApplicable: [
    { name: "a LimitRange", resources: manifest({ apiVersion: "v1", kind: "LimitRange" }) },
  ],
  unknown: [
    {
      name: "an unknown request",
      ...ceilings,
      resources: pod({ containers: [cpu(UNKNOWN)] }),
      reasons: ["unknown value at spec.containers[0].resources.requests.cpu"],
    },
    {
      name: "an unknown part of the sum",
      ...whole,
      resources: pod({ containers: [cpu(1), cpu(UNKNOWN)] }),
      reasons: ["unknown value at spec.containers[1].resources.requests.cpu"],
    },
    {
      name: "ceilings that nobody has written",
      resources: pod({ containers: [cpu(100)] }),
      reasons: ["not configured: container, pod"],
    },
  ],
});
