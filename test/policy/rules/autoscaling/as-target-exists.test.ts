import { asTargetExists } from "../../../../policy/rules/autoscaling/as-target-exists";
import { describeRule } from "../../describe-rule";
import { declared, namespaced, UNKNOWN } from "../../resources";
import { deployment, scaler } from "../../scalers";

describeRule(asTargetExists, {
  pass: [
    { name: "a workload of the namespace", resources: [...deployment(), ...scaler()] },
    {
      name: "a workload that KEDA fills in",
      resources: [
        ...deployment(),
        ...namespaced("keda.sh/v1alpha1", "ScaledObject", "shop", {
          scaleTargetRef: { name: "it" },
        }),
      ],
    },
    {
      name: "a custom resource",
      resources: [
        ...namespaced("argoproj.io/v1alpha1", "Rollout", "shop", {}),
        ...scaler({ apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" }),
      ],
    },
    {
      name: "a vertical autoscaler",
      resources: [
        ...deployment(),
        ...namespaced("autoscaling.k8s.io/v1", "VerticalPodAutoscaler", "shop", {
          targetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "it" },
        }),
      ],
    },
  ],
  fail: [
    {
      name: "no workload",
      resources: scaler(),
      findings: [
        ["spec.scaleTargetRef.name", 'Deployment "it" is not declared in namespace "shop"'],
      ],
    },
    {
      name: "a workload of another name",
      resources: [...deployment(), ...scaler({ name: "web" })],
      findings: [
        ["spec.scaleTargetRef.name", 'Deployment "web" is not declared in namespace "shop"'],
      ],
    },
    {
      name: "a workload of another kind",
      resources: [...deployment(), ...scaler({ kind: "StatefulSet" })],
      findings: [
        ["spec.scaleTargetRef.name", 'StatefulSet "it" is not declared in namespace "shop"'],
      ],
    },
    {
      name: "a workload of another namespace",
      resources: [...deployment({}, "other"), ...scaler()],
      findings: [
        ["spec.scaleTargetRef.name", 'Deployment "it" is not declared in namespace "shop"'],
      ],
    },
    {
      name: "no API of the workload",
      resources: [...deployment(), ...scaler({ apiVersion: undefined })],
      findings: [
        [
          "spec.scaleTargetRef.apiVersion",
          'the Deployment "it" of the namespace has another apiVersion',
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown name",
      resources: [...deployment(), ...scaler({ name: UNKNOWN })],
      reasons: ["unknown value at spec.scaleTargetRef.name"],
    },
    {
      name: "an unknown namespace",
      resources: [...deployment(), ...scaler({}, UNKNOWN)],
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "a workload that a chart may bring",
      resources: [...declared("kubernetes:helm.sh/v3:Release", { chart: "web" }), ...scaler()],
      reasons: ["not part of the stack: the workload"],
    },
  ],
});
