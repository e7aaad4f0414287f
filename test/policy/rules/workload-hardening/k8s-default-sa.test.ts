import { k8sDefaultSa } from "../../../../policy/rules/workload-hardening/k8s-default-sa";
import { describeRule } from "../../describe-rule";
import { declared, manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const account = (name: string, rest: object = {}) =>
  manifest({ apiVersion: "v1", kind: "ServiceAccount", metadata: { name }, ...rest });

describeRule(k8sDefaultSa, {
  pass: [
    ...POD_OWNERS.map(({ kind, make }) => ({
      name: `a ${kind} with an account of its own`,
      resources: make({ serviceAccountName: "web" }),
    })),
    { name: "the old name of the field", resources: pod({ serviceAccount: "web" }) },
    {
      name: "a default account that gives no token",
      resources: account("default", { automountServiceAccountToken: false }),
    },
    { name: "an account of another name", resources: account("web") },
  ],
  fail: [
    ...POD_OWNERS.map(({ kind, path, make }) => ({
      name: `a silent ${kind}`,
      resources: make({ containers: [] }),
      findings: [
        [`${path}.serviceAccountName`, "the pod runs as the default service account", "pod"],
      ] as const,
    })),
    {
      name: "the default account by name",
      resources: pod({ serviceAccountName: "default" }),
      findings: [["spec.serviceAccountName", "the pod runs as the default service account", "pod"]],
    },
    {
      name: "an empty name",
      resources: pod({ serviceAccountName: "" }),
      findings: [["spec.serviceAccountName", "the pod runs as the default service account", "pod"]],
    },
    {
      name: "the default account under the old name of the field",
      resources: pod({ serviceAccount: "default" }),
      findings: [["spec.serviceAccount", "the pod runs as the default service account", "pod"]],
    },
    {
      name: "a default account that gives its token to all",
      resources: account("default"),
      findings: [
        [
          "automountServiceAccountToken",
          "pods that name no service account mount the token of this account",
          "token",
        ],
      ],
    },
  ],
  notApplicable: [
    { name: "a Service", resources: manifest({ apiVersion: "v1", kind: "Service" }) },
  ],
  unknown: [
    {
      name: "an unknown account",
      resources: pod({ serviceAccountName: UNKNOWN }),
      reasons: ["unknown value at spec.serviceAccountName"],
    },
    {
      name: "a patch that leaves the account to others",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [] } }),
      reasons: ["not set by this patch: spec.serviceAccountName"],
    },
  ],
});
