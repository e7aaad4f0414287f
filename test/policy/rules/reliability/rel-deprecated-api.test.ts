import { relDeprecatedApi } from "../../../../policy/rules/reliability/rel-deprecated-api";
import { describeRule } from "../../describe-rule";
import { declared, manifest } from "../../resources";

const object = (apiVersion: string, kind: string) => manifest({ apiVersion, kind });
const paths = ["apiVersion"];

describeRule(relDeprecatedApi, {
  pass: [
    { name: "a Deployment of today", resources: object("apps/v1", "Deployment") },
    { name: "a custom resource", resources: object("example.com/v1beta1", "Ingress") },
    {
      name: "a beta version while it is still served",
      kubernetesVersion: { minor: 21 },
      resources: object("networking.k8s.io/v1beta1", "Ingress"),
    },
    {
      name: "a version that a declared object no longer has",
      resources: declared("kubernetes:policy/v1:PodDisruptionBudget", {
        apiVersion: "policy/v1beta1",
      }),
    },
  ],
  fail: [
    ...[
      ["extensions/v1beta1", "Deployment"],
      ["extensions/v1beta1", "NetworkPolicy"],
      ["extensions/v1beta1", "PodSecurityPolicy"],
      ["batch/v2alpha1", "CronJob"],
      ["rbac.authorization.k8s.io/v1alpha1", "Role"],
      ["extensions/v1beta1", "Ingress"],
      ["apps/v1beta1", "StatefulSet"],
      ["apps/v1beta2", "ControllerRevision"],
      ["settings.k8s.io/v1alpha1", "PodPreset"],
      ["networking.k8s.io/v1beta1", "Ingress"],
      ["batch/v1beta1", "CronJob"],
      ["policy/v1beta1", "PodDisruptionBudget"],
      ["policy/v1beta1", "PodSecurityPolicy"],
      ["autoscaling/v2beta2", "HorizontalPodAutoscaler"],
      ["rbac.authorization.k8s.io/v1beta1", "RoleBinding"],
      ["apiextensions.k8s.io/v1beta1", "CustomResourceDefinition"],
      ["flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema"],
    ].map(([apiVersion = "", kind = ""]) => ({
      name: `${kind} of ${apiVersion}`,
      resources: object(apiVersion, kind),
      paths,
    })),
    {
      name: "a beta version from the minor on that drops it",
      kubernetesVersion: { minor: 22 },
      resources: object("networking.k8s.io/v1beta1", "Ingress"),
      paths,
    },
    {
      name: "a version that an old Kubernetes does not serve yet",
      kubernetesVersion: { minor: 20 },
      resources: object("policy/v1", "PodDisruptionBudget"),
      paths,
    },
    {
      name: "an item of a list",
      resources: manifest({ apiVersion: "batch/v1beta1", kind: "CronJobList", items: [{}] }),
      paths,
    },
    {
      name: "a declared object and a patch",
      resources: [
        ...declared("kubernetes:extensions/v1beta1:Ingress", {}),
        ...declared("kubernetes:policy/v1beta1:PodDisruptionBudgetPatch", {}),
      ],
      paths: [...paths, ...paths],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "nothing: type and version of an object are always known",
      resources: manifest({ apiVersion: "v1", kind: "Pod", spec: { $unknown: true } }),
    },
  ],
});
