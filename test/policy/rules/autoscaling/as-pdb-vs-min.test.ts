import { asPdbVsMin } from "../../../../policy/rules/autoscaling/as-pdb-vs-min";
import { describeRule } from "../../describe-rule";
import { declared, namespaced, UNKNOWN } from "../../resources";
import { deployment, scaler } from "../../scalers";

type Properties = Readonly<Record<string, unknown>>;

const LABELS = { app: "it" };
const at = "spec.minAvailable";

const workload = (place: unknown = "shop") =>
  deployment({ template: { metadata: { labels: LABELS }, spec: { containers: [] } } }, place);
const budget = (minAvailable: unknown, selector: Properties = { matchLabels: LABELS }) =>
  namespaced("policy/v1", "PodDisruptionBudget", "shop", { minAvailable, selector });
const scaled = (spec: Properties) =>
  namespaced("autoscaling/v2", "HorizontalPodAutoscaler", "shop", {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "it" },
    maxReplicas: 10,
    ...spec,
  });
const keda = (spec: Properties) =>
  namespaced("keda.sh/v1alpha1", "ScaledObject", "shop", {
    scaleTargetRef: { name: "it" },
    ...spec,
  });

describeRule(asPdbVsMin, {
  pass: [
    { name: "fewer than the minimum", resources: [...workload(), ...scaler(), ...budget(1)] },
    {
      name: "a share of the minimum that lets one go",
      resources: [...workload(), ...scaler(), ...budget("50%")],
    },
    { name: "no autoscaler", resources: [...workload(), ...budget(5)] },
    {
      name: "a budget of other pods",
      resources: [...workload(), ...scaler(), ...budget(5, { matchLabels: { app: "web" } })],
    },
    {
      name: "a workload of another namespace",
      resources: [...workload("other"), ...scaler({}, "other"), ...budget(5)],
    },
    {
      name: "a budget of what may go",
      resources: [
        ...workload(),
        ...scaler(),
        ...namespaced("policy/v1", "PodDisruptionBudget", "shop", {
          maxUnavailable: 1,
          selector: { matchLabels: LABELS },
        }),
      ],
    },
    {
      name: "fewer than KEDA's minimum",
      resources: [...workload(), ...keda({ minReplicaCount: 2 }), ...budget(1)],
    },
  ],
  fail: [
    {
      name: "as many as the minimum",
      resources: [...workload(), ...scaler(), ...budget(2)],
      findings: [
        [
          at,
          'the budget lets no pod of Deployment "it" be evicted while its autoscaler is at the minimum',
        ],
      ],
    },
    {
      name: "more, as text",
      resources: [...workload(), ...scaler(), ...budget("3")],
      findings: [
        [
          at,
          'the budget lets no pod of Deployment "it" be evicted while its autoscaler is at the minimum',
        ],
      ],
    },
    {
      name: "a share that rounds up to the minimum",
      resources: [...workload(), ...scaler(), ...budget("51%")],
      findings: [
        [
          at,
          'the budget lets no pod of Deployment "it" be evicted while its autoscaler is at the minimum',
        ],
      ],
    },
    {
      name: "a selector of every pod",
      resources: [...workload(), ...scaler(), ...budget(2, {})],
      findings: [
        [
          at,
          'the budget lets no pod of Deployment "it" be evicted while its autoscaler is at the minimum',
        ],
      ],
    },
    {
      name: "a minimum that is left out",
      resources: [...workload(), ...scaled({}), ...budget(1)],
      findings: [
        [
          at,
          'the budget lets no pod of Deployment "it" be evicted while its autoscaler is at the minimum',
        ],
      ],
    },
    {
      name: "a workload that KEDA takes down to nothing",
      resources: [...workload(), ...keda({}), ...budget("50%")],
      findings: [
        [
          at,
          'the budget lets no pod of Deployment "it" be evicted while its autoscaler is at the minimum',
        ],
      ],
    },
    {
      name: "the first version of the autoscaler",
      resources: [
        ...workload(),
        ...namespaced("autoscaling/v1", "HorizontalPodAutoscaler", "shop", {
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "it" },
          minReplicas: 2,
          maxReplicas: 4,
        }),
        ...budget(2),
      ],
      findings: [
        [
          at,
          'the budget lets no pod of Deployment "it" be evicted while its autoscaler is at the minimum',
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown budget",
      resources: [...workload(), ...scaler(), ...budget(UNKNOWN)],
      reasons: [`unknown value at ${at}`],
    },
    {
      name: "an unknown minimum",
      resources: [...workload(), ...scaled({ minReplicas: UNKNOWN }), ...budget(2)],
      reasons: ['unknown value at spec.minReplicas of HorizontalPodAutoscaler "it"'],
    },
    {
      name: "an unknown label",
      resources: [
        ...deployment({ template: { metadata: { labels: { app: UNKNOWN } }, spec: {} } }),
        ...scaler(),
        ...budget(2),
      ],
      reasons: ['unknown value at spec.template.metadata.labels.app of Deployment "it"'],
    },
    {
      name: "an autoscaler of an unknown workload",
      resources: [...workload(), ...scaler({ name: UNKNOWN }), ...budget(1)],
      reasons: ['unknown value at the target of HorizontalPodAutoscaler "it"'],
    },
  ],
});
