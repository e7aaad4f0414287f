import { quotaFits } from "../../../../policy/rules/quotas-and-limits/quota-fits";
import { describeRule } from "../../describe-rule";
import { declared, namespaced, UNKNOWN } from "../../resources";
import { scaledObject, scalerOf, workload } from "../../workloads";

type Properties = Readonly<Record<string, unknown>>;

const quota = (hard: unknown, spec: Properties = {}, place: unknown = "shop") =>
  namespaced("v1", "ResourceQuota", place, { hard, ...spec });
const asking = (amounts: Properties, spec: Properties = {}, kind?: string, apiVersion?: string) =>
  workload({ spec, pod: { containers: [{ name: "app", resources: amounts }] } }, kind, apiVersion);
const core = { requests: { cpu: "1" } };
const path = (key: string) => `spec.hard["${key}"]`;
const CPU = path("requests.cpu");
const still = { strategy: { type: "Recreate" } };
const range = namespaced("v1", "LimitRange", "shop", {
  limits: [{ type: "Container", defaultRequest: { cpu: "1" } }],
});

describeRule(quotaFits, {
  pass: [
    {
      name: "replicas and the default surge",
      resources: [...asking(core, { replicas: 4 }), ...quota({ "requests.cpu": "5", pods: "5" })],
    },
    {
      name: "replicas that go before new ones come",
      resources: [...asking(core, { replicas: 4, ...still }), ...quota({ cpu: 4 })],
    },
    {
      name: "a StatefulSet, which has no surge",
      resources: [...asking(core, { replicas: 4 }, "StatefulSet"), ...quota({ cpu: 4 })],
    },
    {
      name: "decimal fractions up to the brim",
      resources: [
        ...asking({ requests: { cpu: "100m" } }, { replicas: 3 }, "StatefulSet"),
        ...quota({ "requests.cpu": "300m" }),
      ],
    },
    {
      name: "a quota for some pods only",
      resources: [
        ...asking(core, { replicas: 4 }),
        ...quota({ cpu: 1 }, { scopes: ["Terminating"] }),
      ],
    },
    { name: "a quota elsewhere", resources: [...asking(core), ...quota({ cpu: 0 }, {}, "other")] },
    { name: "keys of other things", resources: [...asking(core), ...quota({ services: 0 })] },
    {
      name: "a Job with less work than workers",
      resources: [
        ...asking(core, { parallelism: 4, completions: 2 }, "Job", "batch/v1"),
        ...quota({ cpu: 2 }),
      ],
    },
  ],
  fail: [
    {
      name: "a surge too much",
      resources: [...asking(core, { replicas: 4 }), ...quota({ "requests.cpu": "4" })],
      findings: [
        [
          CPU,
          "the workloads of the namespace need more requests.cpu at full scale than the quota grants",
        ],
      ],
    },
    {
      name: "a surge of its own",
      resources: [
        ...asking(core, { replicas: 2, strategy: { rollingUpdate: { maxSurge: 2 } } }),
        ...quota({ pods: 3 }),
      ],
      findings: [
        [
          "spec.hard.pods",
          "the workloads of the namespace need more pods at full scale than the quota grants",
        ],
      ],
    },
    {
      name: "the maximum of an autoscaler",
      resources: [
        ...asking(core, { replicas: 1, ...still }),
        ...scalerOf({ maxReplicas: 10 }),
        ...quota({ "requests.cpu": "9" }),
      ],
      findings: [
        [
          CPU,
          "the workloads of the namespace need more requests.cpu at full scale than the quota grants",
        ],
      ],
    },
    {
      name: "the default maximum of KEDA",
      resources: [...asking(core, still), ...scaledObject(), ...quota({ "count/pods": 99 })],
      findings: [
        [
          path("count/pods"),
          "the workloads of the namespace need more count/pods at full scale than the quota grants",
        ],
      ],
    },
    {
      name: "two workloads together",
      resources: [...asking(core, still), ...asking(core, {}, "StatefulSet"), ...quota({ cpu: 1 })],
      findings: [
        [
          "spec.hard.cpu",
          "the workloads of the namespace need more cpu at full scale than the quota grants",
        ],
      ],
    },
    {
      name: "a limit that counts as the request",
      resources: [
        ...asking({ limits: { memory: "2Gi" } }, still),
        ...quota({ "requests.memory": "1Gi", "limits.memory": "1Gi" }),
      ],
      findings: [
        [
          path("requests.memory"),
          "the workloads of the namespace need more requests.memory at full scale than the quota grants",
        ],
        [
          path("limits.memory"),
          "the workloads of the namespace need more limits.memory at full scale than the quota grants",
        ],
      ],
    },
    {
      name: "a default of the namespace",
      resources: [...asking({}, still), ...range, ...quota({ "requests.cpu": "500m" })],
      findings: [
        [
          CPU,
          "the workloads of the namespace need more requests.cpu at full scale than the quota grants",
        ],
      ],
    },
    {
      name: "what is known, though a part is not",
      resources: [
        ...asking(core, { replicas: 4 }),
        ...asking({ requests: { cpu: UNKNOWN } }),
        ...quota({ "requests.cpu": "4" }),
      ],
      findings: [
        [
          CPU,
          "the workloads of the namespace need more requests.cpu at full scale than the quota grants",
        ],
      ],
    },
    {
      name: "the workers of a CronJob",
      resources: [
        ...namespaced("batch/v1beta1", "CronJob", "shop", {
          jobTemplate: {
            spec: { parallelism: 3, template: { spec: { containers: [{ resources: core }] } } },
          },
        }),
        ...quota({ "requests.cpu": "2" }),
      ],
      findings: [
        [
          CPU,
          "the workloads of the namespace need more requests.cpu at full scale than the quota grants",
        ],
      ],
    },
    {
      name: "one pod of a DaemonSet",
      resources: [...asking(core, {}, "DaemonSet"), ...quota({ "requests.cpu": "500m" })],
      findings: [
        [
          CPU,
          "the workloads of the namespace need more requests.cpu at full scale than the quota grants",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown request",
      resources: [...asking({ requests: { cpu: UNKNOWN } }), ...quota({ "requests.cpu": "4" })],
      reasons: [
        'unknown value at spec.template.spec.containers[0].resources.requests.cpu of Deployment "web"',
      ],
    },
    {
      name: "an unknown number of replicas",
      resources: [...asking(core, { replicas: UNKNOWN }), ...quota({ pods: 4 })],
      reasons: ['unknown value at spec.replicas of Deployment "web"'],
    },
    {
      name: "an unknown bound",
      resources: [...asking(core), ...quota({ pods: UNKNOWN })],
      reasons: ["unknown value at spec.hard.pods"],
    },
    {
      name: "a DaemonSet on nodes that nobody counts",
      resources: [...asking(core, {}, "DaemonSet"), ...quota({ "requests.cpu": "4" })],
      reasons: ["not part of the stack: the number of nodes"],
    },
    {
      name: "a quota in an unknown namespace",
      resources: [...asking(core), ...quota({ pods: 4 }, {}, UNKNOWN)],
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "an autoscaler whose target is not known",
      resources: [...asking(core), ...scalerOf({}, "Deployment", UNKNOWN), ...quota({ pods: 4 })],
      reasons: ['unknown value at the target of HorizontalPodAutoscaler "web"'],
    },
  ],
});
