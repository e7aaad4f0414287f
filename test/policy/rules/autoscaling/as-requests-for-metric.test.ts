import { asRequestsForMetric } from "../../../../policy/rules/autoscaling/as-requests-for-metric";
import { describeRule } from "../../describe-rule";
import { declared, namespaced, UNKNOWN } from "../../resources";
import { deployment } from "../../scalers";

type Properties = Readonly<Record<string, unknown>>;

const CPU = { requests: { cpu: "100m" } };
const TARGET = { apiVersion: "apps/v1", kind: "Deployment", name: "it" };
const at = (index: number, resource = "cpu", list = "containers") =>
  `spec.template.spec.${list}[${index}].resources.requests.${resource}`;

const workload = (spec: Properties) => deployment({ template: { spec } });
const containers = (...resources: readonly (Properties | undefined)[]) =>
  workload({
    containers: resources.map((each, index) => ({ name: `c${index}`, resources: each })),
  });
const hpa = (metrics: unknown, apiVersion = "autoscaling/v2", target: Properties = {}) =>
  namespaced(apiVersion, "HorizontalPodAutoscaler", "shop", {
    scaleTargetRef: { ...TARGET, ...target },
    metrics,
  });
const usage = (name: string) => ({
  type: "Resource",
  resource: { name, target: { type: "Utilization", averageUtilization: 70 } },
});
const average = {
  type: "Resource",
  resource: { name: "cpu", target: { type: "AverageValue", averageValue: "500m" } },
};
const usageOf = (container: unknown) => ({
  type: "ContainerResource",
  containerResource: { name: "cpu", container, target: { type: "Utilization" } },
});
const keda = (...triggers: readonly Properties[]) =>
  namespaced("keda.sh/v1alpha1", "ScaledObject", "shop", {
    scaleTargetRef: { name: "it" },
    triggers,
  });
const range = (limits: readonly Properties[], place: unknown = "shop") =>
  namespaced("v1", "LimitRange", place, { limits });

describeRule(asRequestsForMetric, {
  pass: [
    { name: "a request on each", resources: [...containers(CPU, CPU), ...hpa([usage("cpu")])] },
    {
      name: "a limit, which stands for the request",
      resources: [...containers({ limits: { cpu: "1" } }), ...hpa([usage("cpu")])],
    },
    {
      name: "a default of the namespace",
      resources: [
        ...containers({}),
        ...hpa([usage("cpu")]),
        ...range([{ type: "Container", defaultRequest: { cpu: "100m" } }]),
      ],
    },
    { name: "an amount instead of a share", resources: [...containers({}), ...hpa([average])] },
    {
      name: "a share of another container",
      resources: [...containers(CPU, {}), ...hpa([usageOf("c0")])],
    },
    {
      name: "an init container that ends",
      resources: [
        ...workload({ containers: [{ resources: CPU }], initContainers: [{ name: "step" }] }),
        ...hpa([usage("cpu")]),
      ],
    },
    {
      name: "a request of the whole pod",
      resources: [
        ...workload({ containers: [{ name: "c" }], resources: CPU }),
        ...hpa([usage("cpu")]),
      ],
    },
    {
      name: "another trigger of KEDA",
      resources: [...containers({}), ...keda({ type: "aws-sqs-queue", metadata: {} })],
    },
    {
      name: "an amount for KEDA",
      resources: [...containers({}), ...keda({ type: "cpu", metricType: "AverageValue" })],
    },
    { name: "no autoscaler", resources: containers({}) },
    {
      name: "another workload",
      resources: [...containers({}), ...hpa([usage("cpu")], "autoscaling/v2", { name: "web" })],
    },
  ],
  fail: [
    {
      name: "no request",
      resources: [...containers(undefined), ...hpa([usage("cpu")])],
      findings: [
        [at(0), 'container "c0" does not request cpu, but its autoscaler measures cpu utilization'],
      ],
    },
    {
      name: "one container of two, and the other resource",
      resources: [...containers(CPU, { requests: { memory: "1Mi" } }), ...hpa([usage("cpu")])],
      findings: [
        [at(1), 'container "c1" does not request cpu, but its autoscaler measures cpu utilization'],
      ],
    },
    {
      name: "both metrics",
      resources: [...containers(CPU), ...hpa([usage("cpu"), usage("memory")])],
      findings: [
        [
          at(0, "memory"),
          'container "c0" does not request memory, but its autoscaler measures memory utilization',
        ],
      ],
    },
    {
      name: "a sidecar",
      resources: [
        ...workload({
          containers: [{ resources: CPU }],
          initContainers: [{ name: "proxy", restartPolicy: "Always" }],
        }),
        ...hpa([usage("cpu")]),
      ],
      findings: [
        [
          at(0, "cpu", "initContainers"),
          'init container "proxy" does not request cpu, but its autoscaler measures cpu utilization',
        ],
      ],
    },
    {
      name: "a share of one container",
      resources: [...containers(CPU, {}), ...hpa([usageOf("c1")])],
      findings: [
        [at(1), 'container "c1" does not request cpu, but its autoscaler measures cpu utilization'],
      ],
    },
    {
      name: "no metric, which is a share of the CPU",
      resources: [...containers({}), ...hpa(undefined)],
      findings: [
        [at(0), 'container "c0" does not request cpu, but its autoscaler measures cpu utilization'],
      ],
    },
    {
      name: "the first version",
      resources: [...containers({}), ...hpa(undefined, "autoscaling/v1")],
      findings: [
        [at(0), 'container "c0" does not request cpu, but its autoscaler measures cpu utilization'],
      ],
    },
    {
      name: "the first beta version",
      resources: [
        ...containers({}),
        ...hpa(
          [{ type: "Resource", resource: { name: "cpu", targetAverageUtilization: 70 } }],
          "autoscaling/v2beta1",
        ),
      ],
      findings: [
        [at(0), 'container "c0" does not request cpu, but its autoscaler measures cpu utilization'],
      ],
    },
    {
      name: "the second beta version",
      resources: [...containers({}), ...hpa([usage("memory")], "autoscaling/v2beta2")],
      findings: [
        [
          at(0, "memory"),
          'container "c0" does not request memory, but its autoscaler measures memory utilization',
        ],
      ],
    },
    {
      name: "KEDA, in both ways of writing it",
      resources: [
        ...containers({}),
        ...keda(
          { type: "cpu", metricType: "Utilization", metadata: { value: "70" } },
          { type: "memory", metadata: { type: "Utilization", value: "70" } },
        ),
      ],
      findings: [
        [at(0), 'container "c0" does not request cpu, but its autoscaler measures cpu utilization'],
        [
          at(0, "memory"),
          'container "c0" does not request memory, but its autoscaler measures memory utilization',
        ],
      ],
    },
    {
      name: "a default of another namespace",
      resources: [
        ...containers({}),
        ...hpa([usage("cpu")]),
        ...range([{ type: "Container", defaultRequest: { cpu: "100m" } }], "other"),
      ],
      findings: [
        [at(0), 'container "c0" does not request cpu, but its autoscaler measures cpu utilization'],
      ],
    },
    {
      name: "a request of the pod before Kubernetes had one",
      resources: [
        ...workload({ containers: [{ name: "c" }], resources: CPU }),
        ...hpa([usage("cpu")]),
      ],
      kubernetesVersion: { minor: 33 },
      findings: [
        [at(0), 'container "c" does not request cpu, but its autoscaler measures cpu utilization'],
      ],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown request",
      resources: [...containers({ requests: { cpu: UNKNOWN } }, {}), ...hpa([usage("cpu")])],
      findings: [
        [at(1), 'container "c1" does not request cpu, but its autoscaler measures cpu utilization'],
      ],
      reasons: [`unknown value at ${at(0)}`],
    },
    {
      name: "unknown metrics",
      resources: [...containers({}), ...hpa(UNKNOWN)],
      reasons: ["unknown value at spec.metrics"],
    },
    {
      name: "an unknown trigger beside a known one",
      resources: [...containers({}), ...keda({ type: UNKNOWN }, { type: "cpu" })],
      findings: [
        [at(0), 'container "c0" does not request cpu, but its autoscaler measures cpu utilization'],
      ],
      reasons: ["unknown value at spec.triggers[0].type"],
    },
    {
      name: "an unknown container",
      resources: [...containers({}), ...hpa([usageOf(UNKNOWN)])],
      reasons: ["unknown value at spec.metrics[0].containerResource.container"],
    },
    {
      name: "an unknown workload",
      resources: [...containers({}), ...hpa([usage("cpu")], "autoscaling/v2", { name: UNKNOWN })],
      reasons: ["unknown value at spec.scaleTargetRef.name"],
    },
    {
      name: "a LimitRange of an unknown namespace",
      resources: [...containers({}), ...hpa([usage("cpu")]), ...range([], UNKNOWN)],
      reasons: ['unknown value at metadata.namespace of LimitRange "it"'],
    },
    {
      name: "an unknown default",
      resources: [
        ...containers({}),
        ...hpa([usage("cpu")]),
        ...range([{ type: "Container", defaultRequest: { cpu: UNKNOWN } }]),
      ],
      reasons: ["unknown value at spec.limits[0].defaultRequest.cpu"],
    },
  ],
});
