import { relDeprecatedApi } from "../../../../policy/rules/reliability/rel-deprecated-api";
import { describeRule, type ExpectedFinding, type RuleCase } from "../../describe-rule";
import { declared, manifest } from "../../resources";

const object = (apiVersion: string, kind: string) => manifest({ apiVersion, kind });
const removed = (minor: string, what: string, fix: string): ExpectedFinding => [
  "apiVersion",
  `Kubernetes ${minor} and later do not serve ${what}; ${fix}`,
];

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
      ["extensions/v1beta1", "Deployment", "1.16", "use apps/v1"],
      ["extensions/v1beta1", "NetworkPolicy", "1.16", "use networking.k8s.io/v1"],
      ["extensions/v1beta1", "PodSecurityPolicy", "1.16", "there is no replacement"],
      ["batch/v2alpha1", "CronJob", "1.21", "use batch/v1"],
      ["rbac.authorization.k8s.io/v1alpha1", "Role", "1.22", "use rbac.authorization.k8s.io/v1"],
      ["extensions/v1beta1", "Ingress", "1.22", "use networking.k8s.io/v1"],
      ["apps/v1beta1", "StatefulSet", "1.16", "use apps/v1"],
      ["apps/v1beta2", "ControllerRevision", "1.16", "use apps/v1"],
      ["settings.k8s.io/v1alpha1", "PodPreset", "1.20", "there is no replacement"],
      ["networking.k8s.io/v1beta1", "Ingress", "1.22", "use networking.k8s.io/v1"],
      ["batch/v1beta1", "CronJob", "1.25", "use batch/v1"],
      ["policy/v1beta1", "PodDisruptionBudget", "1.25", "use policy/v1"],
      ["policy/v1beta1", "PodSecurityPolicy", "1.25", "there is no replacement"],
      ["autoscaling/v2beta2", "HorizontalPodAutoscaler", "1.26", "use autoscaling/v2"],
      [
        "rbac.authorization.k8s.io/v1beta1",
        "RoleBinding",
        "1.22",
        "use rbac.authorization.k8s.io/v1",
      ],
      [
        "apiextensions.k8s.io/v1beta1",
        "CustomResourceDefinition",
        "1.22",
        "use apiextensions.k8s.io/v1",
      ],
      [
        "flowcontrol.apiserver.k8s.io/v1beta3",
        "FlowSchema",
        "1.32",
        "use flowcontrol.apiserver.k8s.io/v1",
      ],
    ].map(([apiVersion = "", kind = "", removedIn = "", fix = ""]): RuleCase => ({
      name: `${kind} of ${apiVersion}`,
      resources: object(apiVersion, kind),
      findings: [removed(removedIn, `${kind} of ${apiVersion}`, fix)],
    })),
    {
      name: "a beta version from the minor on that drops it",
      kubernetesVersion: { minor: 22 },
      resources: object("networking.k8s.io/v1beta1", "Ingress"),
      findings: [
        removed("1.22", "Ingress of networking.k8s.io/v1beta1", "use networking.k8s.io/v1"),
      ],
    },
    {
      name: "a version that an old Kubernetes does not serve yet",
      kubernetesVersion: { minor: 20 },
      resources: object("policy/v1", "PodDisruptionBudget"),
      findings: [
        [
          "apiVersion",
          "Kubernetes does not serve PodDisruptionBudget of policy/v1 before 1.21; use an older API version or upgrade the cluster",
        ],
      ],
    },
    {
      name: "an item of a list",
      resources: manifest({ apiVersion: "batch/v1beta1", kind: "CronJobList", items: [{}] }),
      findings: [removed("1.25", "CronJob of batch/v1beta1", "use batch/v1")],
    },
    {
      name: "a declared object and a patch",
      resources: [
        ...declared("kubernetes:extensions/v1beta1:Ingress", {}),
        ...declared("kubernetes:policy/v1beta1:PodDisruptionBudgetPatch", {}),
      ],
      findings: [
        removed("1.22", "Ingress of extensions/v1beta1", "use networking.k8s.io/v1"),
        removed("1.25", "PodDisruptionBudget of policy/v1beta1", "use policy/v1"),
      ],
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
