import { pssPrivileged } from "../../../../policy/rules/pod-security/pss-privileged";
import { describeRule } from "../../describe-rule";
import { CONTAINER_LISTS, saidOf } from "../../pods";
import { declared, manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const privileged = { name: "app", securityContext: { privileged: true } };
const plain = { name: "app", securityContext: { privileged: false } };

describeRule(pssPrivileged, {
  pass: [
    { name: "a pod that says false", resources: pod({ containers: [plain] }) },
    { name: "a pod that says nothing", resources: pod({ containers: [{ name: "app" }] }) },
    {
      name: "a null security context",
      resources: pod({ containers: [{ securityContext: null }] }),
    },
    {
      name: "a workload without a template",
      resources: manifest({ apiVersion: "apps/v1", kind: "Deployment" }),
    },
    {
      name: "a patch that does not touch the field",
      resources: declared("kubernetes:apps/v1:DeploymentPatch", { spec: { replicas: 2 } }),
    },
  ],
  fail: [
    ...POD_OWNERS.map(({ kind, path, make }) => ({
      name: `a privileged container of a ${kind}`,
      resources: make({ containers: [privileged] }),
      findings: [
        [`${path}.containers[0].securityContext.privileged`, 'container "app" runs privileged'],
      ] as const,
    })),
    ...CONTAINER_LISTS.map((list) => ({
      name: `the second of ${list}`,
      resources: pod({ [list]: [plain, privileged] }),
      findings: [
        [
          `spec.${list}[1].securityContext.privileged`,
          saidOf(list, 'container "app" runs privileged'),
        ],
      ] as const,
    })),
    {
      name: "an item of a List",
      resources: manifest({
        apiVersion: "v1",
        kind: "List",
        items: [{ apiVersion: "v1", kind: "Pod", spec: { containers: [privileged] } }],
      }),
      findings: [
        ["spec.containers[0].securityContext.privileged", 'container "app" runs privileged'],
      ],
    },
    {
      name: "an item of a PodList that leaves out its kind",
      resources: manifest({
        apiVersion: "v1",
        kind: "PodList",
        items: [{ spec: { containers: [privileged] } }],
      }),
      findings: [
        ["spec.containers[0].securityContext.privileged", 'container "app" runs privileged'],
      ],
    },
    {
      name: "a patch that makes a container privileged",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [privileged] } }),
      findings: [
        ["spec.containers[0].securityContext.privileged", 'container "app" runs privileged'],
      ],
    },
    {
      name: "a Deployment of the old group extensions",
      resources: manifest({
        apiVersion: "extensions/v1beta1",
        kind: "Deployment",
        spec: { template: { spec: { containers: [privileged] } } },
      }),
      findings: [
        [
          "spec.template.spec.containers[0].securityContext.privileged",
          'container "app" runs privileged',
        ],
      ],
    },
    {
      name: "a custom workload named in the configuration",
      parameters: {
        workloads: { "kubernetes:argoproj.io/v1alpha1:Rollout": "spec.template.spec" },
      },
      resources: manifest({
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Rollout",
        spec: { template: { spec: { containers: [privileged] } } },
      }),
      findings: [
        [
          "spec.template.spec.containers[0].securityContext.privileged",
          'container "app" runs privileged',
        ],
      ],
    },
    {
      name: "the readable container beside an unknown one",
      resources: pod({ containers: [{ securityContext: UNKNOWN }, privileged] }),
      findings: [
        ["spec.containers[1].securityContext.privileged", 'container "app" runs privileged'],
      ],
      reasons: ["unknown value at spec.containers[0].securityContext"],
    },
  ],
  notApplicable: [
    { name: "a Service", resources: manifest({ apiVersion: "v1", kind: "Service" }) },
    {
      name: "a kind of the same name in a foreign group",
      resources: manifest({
        apiVersion: "example.com/v1",
        kind: "Deployment",
        spec: { template: { spec: { containers: [privileged] } } },
      }),
    },
    {
      name: "a custom workload that nobody named",
      resources: manifest({
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Rollout",
        spec: { template: { spec: { containers: [privileged] } } },
      }),
    },
  ],
  unknown: [
    {
      name: "an unknown field",
      resources: pod({ containers: [{ securityContext: { privileged: UNKNOWN } }] }),
      reasons: ["unknown value at spec.containers[0].securityContext.privileged"],
    },
    {
      name: "an unknown list of containers",
      resources: pod({ containers: UNKNOWN }),
      reasons: ["unknown value at spec.containers"],
    },
    {
      name: "an unknown pod spec, once",
      resources: manifest({ apiVersion: "v1", kind: "Pod", spec: UNKNOWN }),
      reasons: ["unknown value at spec"],
    },
  ],
});
