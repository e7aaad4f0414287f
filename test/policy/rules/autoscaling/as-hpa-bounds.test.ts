import { asHpaBounds } from "../../../../policy/rules/autoscaling/as-hpa-bounds";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, namespaced, SECRET, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const METRICS = [{ type: "Resource", resource: { name: "cpu" } }];
const NO_CEILING = ["not configured: ceiling"];

const versions = ["autoscaling/v2", "autoscaling/v2beta2", "autoscaling/v2beta1"];

const hpa = (spec: Properties, apiVersion = "autoscaling/v2") =>
  namespaced(apiVersion, "HorizontalPodAutoscaler", "shop", {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "it" },
    minReplicas: 2,
    maxReplicas: 10,
    metrics: METRICS,
    ...spec,
  });

const bounded: Pick<RuleCase, "parameters"> = { parameters: { ceiling: 20 } };

describeRule(asHpaBounds, {
  pass: [
    ...versions.map((version) => ({
      ...bounded,
      name: `bounds with room between them in ${version}`,
      resources: hpa({}, version),
    })),
    {
      ...bounded,
      name: "the first version, which measures the CPU unasked",
      resources: hpa({ metrics: undefined }, "autoscaling/v1"),
    },
    {
      ...bounded,
      name: "one replica in dev",
      resources: hpa({ minReplicas: 1 }),
      environment: "dev",
    },
    {
      name: "one replica where one is enough",
      resources: hpa({ minReplicas: undefined }),
      parameters: { minimum: 1, ceiling: 10 },
    },
    { ...bounded, name: "the ceiling itself", resources: hpa({ maxReplicas: 20 }) },
  ],
  fail: [
    {
      ...bounded,
      name: "no minimum, which is one",
      resources: hpa({ minReplicas: undefined }),
      findings: [["spec.minReplicas", "the autoscaler may scale below 2 replicas", "minimum"]],
    },
    {
      ...bounded,
      name: "a minimum of nothing",
      resources: hpa({ minReplicas: 0 }),
      findings: [["spec.minReplicas", "the autoscaler may scale below 2 replicas", "minimum"]],
    },
    {
      ...bounded,
      name: "a minimum below the environment's",
      resources: hpa({ minReplicas: 2 }),
      parameters: { minimum: 3, ceiling: 20 },
      findings: [["spec.minReplicas", "the autoscaler may scale below 3 replicas", "minimum"]],
    },
    {
      ...bounded,
      name: "equal bounds",
      resources: hpa({ minReplicas: 10 }),
      findings: [
        [
          "spec.maxReplicas",
          "maxReplicas is not above minReplicas, so the autoscaler never scales",
          "maximum",
        ],
      ],
    },
    {
      ...bounded,
      name: "bounds the wrong way round, in the first version",
      resources: hpa({ maxReplicas: 1 }, "autoscaling/v1"),
      findings: [
        [
          "spec.maxReplicas",
          "maxReplicas is not above minReplicas, so the autoscaler never scales",
          "maximum",
        ],
      ],
    },
    {
      ...bounded,
      name: "no maximum",
      resources: hpa({ maxReplicas: undefined }),
      findings: [["spec.maxReplicas", "the autoscaler has no maxReplicas", "maximum"]],
    },
    {
      ...bounded,
      name: "a maximum past the ceiling",
      resources: hpa({ maxReplicas: 21 }),
      findings: [["spec.maxReplicas", "the autoscaler may scale above 20 replicas", "maximum"]],
    },
    ...[undefined, []].map((metrics): RuleCase => ({
      ...bounded,
      name: `${metrics === undefined ? "no" : "an empty list of"} metrics`,
      resources: hpa({ metrics }),
      findings: [["spec.metrics", "the autoscaler names no metric", "metrics"]],
    })),
    {
      name: "everything at once, without a ceiling",
      resources: hpa({ minReplicas: 1, maxReplicas: 1, metrics: [] }),
      findings: [
        ["spec.minReplicas", "the autoscaler may scale below 2 replicas", "minimum"],
        [
          "spec.maxReplicas",
          "maxReplicas is not above minReplicas, so the autoscaler never scales",
          "maximum",
        ],
        ["spec.metrics", "the autoscaler names no metric", "metrics"],
      ],
      reasons: NO_CEILING,
    },
  ],
  notApplicable: [
    { name: "a Deployment", resources: namespaced("apps/v1", "Deployment", "shop", {}) },
    {
      name: "a ScaledObject, which may go down to nothing",
      resources: namespaced("keda.sh/v1alpha1", "ScaledObject", "shop", {}),
    },
  ],
  unknown: [
    { name: "no ceiling", resources: hpa({}), reasons: NO_CEILING },
    {
      ...bounded,
      name: "an unknown minimum",
      resources: hpa({ minReplicas: UNKNOWN, maxReplicas: 30 }),
      findings: [["spec.maxReplicas", "the autoscaler may scale above 20 replicas", "maximum"]],
      reasons: ["unknown value at spec.minReplicas"],
    },
    {
      ...bounded,
      name: "an unknown maximum beside a minimum that is too low",
      resources: hpa({ minReplicas: 1, maxReplicas: UNKNOWN }),
      findings: [["spec.minReplicas", "the autoscaler may scale below 2 replicas", "minimum"]],
      reasons: ["unknown value at spec.maxReplicas"],
    },
    {
      ...bounded,
      name: "secret metrics",
      resources: hpa({ metrics: SECRET }),
      reasons: ["secret value at spec.metrics"],
    },
    {
      ...bounded,
      name: "an unknown spec",
      resources: declared("kubernetes:autoscaling/v2:HorizontalPodAutoscaler", { spec: UNKNOWN }),
      reasons: ["unknown value at spec"],
    },
    {
      ...bounded,
      name: "a patch of the maximum",
      resources: declared("kubernetes:autoscaling/v2:HorizontalPodAutoscalerPatch", {
        spec: { maxReplicas: 1 },
      }),
      reasons: ["minReplicas", "metrics"].map((key) => `not set by this patch: spec.${key}`),
    },
  ],
});
