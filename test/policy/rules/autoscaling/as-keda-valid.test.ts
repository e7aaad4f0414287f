import { asKedaValid } from "../../../../policy/rules/autoscaling/as-keda-valid";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, namespaced, UNKNOWN } from "../../resources";
import { scaler } from "../../scalers";

type Properties = Readonly<Record<string, unknown>>;

const QUEUE = { type: "aws-sqs-queue", metadata: {} };
const CPU = { type: "cpu", metricType: "Utilization", metadata: { value: "70" } };
const FALLBACK = { failureThreshold: 3, replicas: 2 };

const scaled = (spec: Properties) =>
  namespaced("keda.sh/v1alpha1", "ScaledObject", "shop", {
    scaleTargetRef: { name: "it" },
    triggers: [QUEUE],
    ...spec,
  });
const job = (spec: Properties) =>
  namespaced("keda.sh/v1alpha1", "ScaledJob", "shop", { triggers: [QUEUE], ...spec });
const window = (direction: string, stabilizationWindowSeconds: unknown) =>
  scaled({
    advanced: {
      horizontalPodAutoscalerConfig: { behavior: { [direction]: { stabilizationWindowSeconds } } },
    },
  });
const at = (direction: string) =>
  `spec.advanced.horizontalPodAutoscalerConfig.behavior.${direction}.stabilizationWindowSeconds`;

describeRule(asKedaValid, {
  pass: [
    { name: "no number at all", resources: scaled({}) },
    {
      name: "numbers in order",
      resources: scaled({ idleReplicaCount: 0, minReplicaCount: 2, maxReplicaCount: 2 }),
    },
    {
      name: "the CPU alone with a pod to measure",
      resources: scaled({ triggers: [CPU], minReplicaCount: 1 }),
    },
    {
      name: "the CPU beside a queue",
      resources: scaled({ triggers: [CPU, QUEUE], fallback: FALLBACK }),
    },
    { name: "the CPU alone without a minimum", resources: scaled({ triggers: [CPU] }) },
    { name: "a window of an hour", resources: window("scaleDown", 3600) },
    { name: "a ScaledJob", resources: job({ minReplicaCount: 0, maxReplicaCount: 10 }) },
  ],
  fail: [
    {
      name: "a minimum above the maximum",
      resources: scaled({ minReplicaCount: 5, maxReplicaCount: 4 }),
      findings: [["spec.minReplicaCount", "minReplicaCount is above maxReplicaCount", "bounds"]],
    },
    {
      name: "a minimum above the maximum that KEDA takes",
      resources: scaled({ minReplicaCount: 101 }),
      findings: [["spec.minReplicaCount", "minReplicaCount is above maxReplicaCount", "bounds"]],
    },
    {
      name: "an idle number that is the minimum",
      resources: scaled({ idleReplicaCount: 2, minReplicaCount: 2 }),
      findings: [
        ["spec.idleReplicaCount", "idleReplicaCount is not below minReplicaCount", "idle"],
      ],
    },
    {
      name: "an idle number without a minimum, which is zero",
      resources: scaled({ idleReplicaCount: 0 }),
      findings: [
        ["spec.idleReplicaCount", "idleReplicaCount is not below minReplicaCount", "idle"],
      ],
    },
    {
      name: "no pod to measure and a fallback of the CPU",
      resources: scaled({
        triggers: [CPU, { ...CPU, type: "memory" }],
        minReplicaCount: 0,
        fallback: FALLBACK,
      }),
      findings: [
        [
          "spec.minReplicaCount",
          "triggers of cpu and memory cannot scale the workload up from zero replicas",
          "triggers",
        ],
        ["spec.fallback", "triggers of cpu and memory do not support a fallback", "triggers"],
      ],
    },
    ...["scaleUp", "scaleDown"].flatMap((direction) =>
      [3601, -1].map((seconds): RuleCase => ({
        name: `${direction} over ${seconds} seconds`,
        resources: window(direction, seconds),
        findings: [
          [at(direction), `the ${direction} window is not between 0 and 3600 seconds`, "windows"],
        ],
      })),
    ),
    {
      name: "a ScaledJob with its bounds the wrong way round",
      resources: job({ minReplicaCount: 3, maxReplicaCount: 2 }),
      findings: [["spec.minReplicaCount", "minReplicaCount is above maxReplicaCount", "bounds"]],
    },
  ],
  notApplicable: [{ name: "a HorizontalPodAutoscaler", resources: scaler() }],
  unknown: [
    {
      name: "an unknown minimum",
      resources: scaled({ minReplicaCount: UNKNOWN, idleReplicaCount: 0 }),
      reasons: ["unknown value at spec.minReplicaCount"],
    },
    {
      name: "an unknown maximum and idle number",
      resources: scaled({ maxReplicaCount: UNKNOWN, idleReplicaCount: UNKNOWN }),
      reasons: ["unknown value at spec.maxReplicaCount", "unknown value at spec.idleReplicaCount"],
    },
    {
      name: "an unknown trigger beside the CPU, and a window that is too long",
      resources: scaled({
        triggers: [CPU, { type: UNKNOWN }],
        advanced: {
          horizontalPodAutoscalerConfig: {
            behavior: { scaleUp: { stabilizationWindowSeconds: 4000 } },
          },
        },
      }),
      findings: [
        [at("scaleUp"), "the scaleUp window is not between 0 and 3600 seconds", "windows"],
      ],
      reasons: ["unknown value at spec.triggers[1].type"],
    },
    {
      name: "a patch of the idle number",
      resources: declared("kubernetes:keda.sh/v1alpha1:ScaledObjectPatch", {
        spec: { idleReplicaCount: 0 },
      }),
      reasons: ["not set by this patch: spec.minReplicaCount"],
    },
  ],
});
