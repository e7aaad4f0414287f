import { asSingleOwner } from "../../../../policy/rules/autoscaling/as-single-owner";
import { describeRule } from "../../describe-rule";
import { declared, namespaced, UNKNOWN } from "../../resources";
import { scaler } from "../../scalers";

type Properties = Readonly<Record<string, unknown>>;

const keda = namespaced("keda.sh/v1alpha1", "ScaledObject", "shop", {
  scaleTargetRef: { name: "it" },
  triggers: [{ type: "cpu" }],
});
const vertical = (spec: Properties = {}) =>
  namespaced("autoscaling.k8s.io/v1", "VerticalPodAutoscaler", "shop", {
    targetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "it" },
    ...spec,
  });
const controlling = (...controlledResources: readonly string[]) =>
  vertical({ resourcePolicy: { containerPolicies: [{ controlledResources }] } });
const mode = "spec.updatePolicy.updateMode";

describeRule(asSingleOwner, {
  pass: [
    { name: "one autoscaler", resources: scaler() },
    { name: "two workloads", resources: [...scaler(), ...scaler({ name: "web" })] },
    { name: "two namespaces", resources: [...scaler(), ...scaler({}, "other")] },
    {
      name: "a vertical one that only recommends",
      resources: [...scaler(), ...vertical({ updatePolicy: { updateMode: "Off" } })],
    },
    { name: "a vertical one of memory", resources: [...scaler(), ...controlling("memory")] },
    { name: "a vertical one alone", resources: vertical() },
  ],
  fail: [
    {
      name: "two of one kind",
      resources: [...scaler(), ...scaler()],
      findings: [["spec.scaleTargetRef", 'HorizontalPodAutoscaler "it" scales the same workload']],
    },
    {
      name: "one of Kubernetes and one of KEDA",
      resources: [...scaler(), ...keda],
      findings: [["spec.scaleTargetRef", 'HorizontalPodAutoscaler "it" scales the same workload']],
    },
    {
      name: "a vertical one of everything",
      resources: [...scaler(), ...vertical()],
      findings: [[mode, "the horizontal autoscaler of the workload also acts on cpu"]],
    },
    {
      name: "a vertical one of the same metric",
      resources: [...keda, ...controlling("cpu")],
      findings: [[mode, "the horizontal autoscaler of the workload also acts on cpu"]],
    },
    {
      name: "a vertical one beside the first version's",
      resources: [
        ...namespaced("autoscaling/v1", "HorizontalPodAutoscaler", "shop", {
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "it" },
          targetCPUUtilizationPercentage: 70,
        }),
        ...vertical({ updatePolicy: { updateMode: "Recreate" } }),
      ],
      findings: [[mode, "the horizontal autoscaler of the workload also acts on cpu"]],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown workload",
      resources: scaler({ name: UNKNOWN }),
      reasons: ["unknown value at spec.scaleTargetRef.name"],
    },
    {
      name: "an unknown mode",
      resources: [...scaler(), ...vertical({ updatePolicy: { updateMode: UNKNOWN } })],
      reasons: [`unknown value at ${mode}`],
    },
  ],
});
