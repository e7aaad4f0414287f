import { asStaticReplicas } from "../../../../policy/rules/autoscaling/as-static-replicas";
import { describeRule } from "../../describe-rule";
import { declared, namespaced, UNKNOWN } from "../../resources";
import { deployment, scaler } from "../../scalers";

const fixed = deployment({ replicas: 3 });
const ignoring = (path: string) =>
  fixed.map((resource) => ({
    ...resource,
    options: { protect: false, ignoreChanges: [path], aliases: [], deleteBeforeReplace: false },
  }));

describeRule(asStaticReplicas, {
  pass: [
    { name: "no number of replicas", resources: [...deployment(), ...scaler()] },
    {
      name: "a number that Pulumi ignores",
      resources: [...ignoring("spec.replicas"), ...scaler()],
    },
    { name: "a number without an autoscaler", resources: fixed },
    { name: "a number of another workload", resources: [...fixed, ...scaler({ name: "web" })] },
  ],
  fail: [
    {
      name: "a number of replicas",
      resources: [...fixed, ...scaler()],
      findings: [
        ["spec.replicas", "the Deployment sets replicas, but an autoscaler changes that number"],
      ],
    },
    {
      name: "a number, while Pulumi ignores something else",
      resources: [...ignoring("spec.template"), ...scaler()],
      findings: [
        ["spec.replicas", "the Deployment sets replicas, but an autoscaler changes that number"],
      ],
    },
    {
      name: "a number beside KEDA",
      resources: [
        ...fixed,
        ...namespaced("keda.sh/v1alpha1", "ScaledObject", "shop", {
          scaleTargetRef: { name: "it" },
        }),
      ],
      findings: [
        ["spec.replicas", "the Deployment sets replicas, but an autoscaler changes that number"],
      ],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown number",
      resources: [...deployment({ replicas: UNKNOWN }), ...scaler()],
      reasons: ["unknown value at spec.replicas"],
    },
  ],
});
