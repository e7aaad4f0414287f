import { relMinReplicas } from "../../../../policy/rules/reliability/rel-min-replicas";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";
import { scaledObject, scalerOf, workload } from "../../workloads";

const replicas = (count: unknown) => workload({ spec: { replicas: count } });
const path = "spec.replicas";

describeRule(relMinReplicas, {
  pass: [
    {
      name: "a patch that leaves the number out",
      resources: declared("kubernetes:apps/v1:DeploymentPatch", { spec: {} }),
    },
    { name: "the minimum", resources: replicas(2) },
    { name: "a number as text", resources: replicas("3") },
    { name: "an autoscaler's workload", resources: [...workload(), ...scalerOf({})] },
    { name: "KEDA's workload", resources: [...workload(), ...scaledObject()] },
    { name: "a DaemonSet, which has one for each node", resources: workload({}, "DaemonSet") },
    { name: "a lower minimum", parameters: { minimum: 1 }, resources: workload() },
  ],
  fail: [
    ...["Deployment", "StatefulSet", "ReplicaSet"].map((kind): RuleCase => ({
      name: `a silent ${kind}`,
      resources: workload({}, kind),
      findings: [[path, "the number of replicas is 1, below the minimum of 2"]],
    })),
    {
      name: "a ReplicationController",
      resources: workload({ spec: { replicas: 1 } }, "ReplicationController", "v1"),
      findings: [[path, "the number of replicas is 1, below the minimum of 2"]],
    },
    {
      name: "one replica",
      resources: replicas(1),
      findings: [[path, "the number of replicas is 1, below the minimum of 2"]],
    },
    {
      name: "a patch down to one replica",
      resources: declared("kubernetes:apps/v1:DeploymentPatch", { spec: { replicas: 1 } }),
      findings: [[path, "the number of replicas is 1, below the minimum of 2"]],
    },
    {
      name: "none",
      environment: "dev",
      resources: replicas(0),
      findings: [[path, "the number of replicas is 0, below the minimum of 2"]],
    },
    {
      name: "two replicas where three are demanded",
      parameters: { minimum: 3 },
      resources: replicas(2),
      findings: [[path, "the number of replicas is 2, below the minimum of 3"]],
    },
    {
      name: "a Deployment of the old group extensions",
      resources: workload({}, "Deployment", "extensions/v1beta1"),
      findings: [[path, "the number of replicas is 1, below the minimum of 2"]],
    },
    {
      name: "a custom resource with replicas",
      resources: workload({ spec: { replicas: 1 } }, "Rollout", "argoproj.io/v1alpha1"),
      findings: [[path, "the number of replicas is 1, below the minimum of 2"]],
    },
    {
      name: "an autoscaler of another workload",
      resources: [...workload(), ...scalerOf({}, "Deployment", "api")],
      findings: [[path, "the number of replicas is 1, below the minimum of 2"]],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown number",
      resources: replicas(UNKNOWN),
      reasons: [`unknown value at ${path}`],
    },
    {
      name: "an autoscaler whose target is not known",
      resources: [...workload(), ...scalerOf({}, "Deployment", UNKNOWN)],
      reasons: ['unknown value at the target of HorizontalPodAutoscaler "web"'],
    },
  ],
});
