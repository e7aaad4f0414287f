import { k8sAutomountToken } from "../../../../policy/rules/workload-hardening/k8s-automount-token";
import { describeRule } from "../../describe-rule";
import { declared, manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const account = (fields: Readonly<Record<string, unknown>>) =>
  manifest({
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name: "web", namespace: "team-a" },
    ...fields,
  });
const FIELD = "automountServiceAccountToken";
const off = { [FIELD]: false };
const projected = (token: unknown) => ({
  name: "token",
  projected: { sources: [{ configMap: { name: "a" } }, { serviceAccountToken: token }] },
});

describeRule(k8sAutomountToken, {
  pass: [
    { name: "an account that mounts none", resources: account(off) },
    ...POD_OWNERS.map(({ kind, make }) => ({
      name: `a ${kind} that mounts none`,
      resources: make(off),
    })),
    {
      name: "a pod that mounts none, whatever its account says",
      resources: pod({ serviceAccountName: "web", ...off }),
    },
    {
      name: "a projected token for somebody else than the API",
      resources: pod({ ...off, volumes: [projected({ audience: "sts.amazonaws.com" })] }),
    },
    {
      name: "an account that is listed",
      parameters: { accounts: ["team-a/web"] },
      resources: account({}),
    },
    {
      name: "a pod whose account is listed for every namespace",
      parameters: { accounts: ["operator"] },
      resources: pod({ serviceAccountName: "operator" }),
    },
  ],
  fail: [
    ...[{}, { audience: "" }, { audience: "https://kubernetes.default.svc" }].map((token) => ({
      name: `a token that is projected by hand: ${JSON.stringify(token)}`,
      resources: pod({ ...off, volumes: [{ name: "a" }, projected(token)] }),
      findings: [
        [
          "spec.volumes[1].projected.sources[1].serviceAccountToken",
          "a projected volume mounts an API token",
          "projected",
        ],
      ] as const,
    })),
    {
      name: "a silent account",
      resources: account({}),
      findings: [[FIELD, "pods of the service account mount an API token by default", "automount"]],
    },
    {
      name: "an account that mounts one",
      resources: account({ [FIELD]: true }),
      findings: [[FIELD, "pods of the service account mount an API token by default", "automount"]],
    },
    ...POD_OWNERS.map(({ kind, path, make }) => ({
      name: `a silent ${kind}`,
      resources: make({}),
      findings: [[`${path}.${FIELD}`, "the pod mounts an API token", "automount"]] as const,
    })),
    {
      name: "a pod that mounts one although its account says no",
      resources: [...account(off), ...pod({ serviceAccountName: "web", [FIELD]: true })],
      findings: [[`spec.${FIELD}`, "the pod mounts an API token", "automount"]],
    },
    {
      name: "a pod whose namesake in another namespace is listed",
      parameters: { accounts: ["team-b/web"] },
      resources: pod({ serviceAccountName: "web", [FIELD]: true }),
      findings: [[`spec.${FIELD}`, "the pod mounts an API token", "automount"]],
    },
    {
      name: "a custom resource that holds a pod",
      parameters: {
        workloads: { "kubernetes:argoproj.io/v1alpha1:Rollout": "spec.template.spec" },
      },
      resources: manifest({
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Rollout",
        spec: { template: { spec: {} } },
      }),
      findings: [[`spec.template.spec.${FIELD}`, "the pod mounts an API token", "automount"]],
    },
    {
      name: "an item of a list",
      resources: manifest({ apiVersion: "v1", kind: "ServiceAccountList", items: [{}] }),
      findings: [[FIELD, "pods of the service account mount an API token by default", "automount"]],
    },
  ],
  notApplicable: [{ name: "a Secret", resources: manifest({ apiVersion: "v1", kind: "Secret" }) }],
  unknown: [
    {
      name: "an unknown audience",
      resources: pod({ ...off, volumes: [projected({ audience: UNKNOWN })] }),
      reasons: [
        "unknown value at spec.volumes[0].projected.sources[1].serviceAccountToken.audience",
      ],
    },
    {
      name: "an unknown switch",
      resources: pod({ [FIELD]: UNKNOWN }),
      reasons: [`unknown value at spec.${FIELD}`],
    },
    {
      name: "a patch that leaves the field to others",
      resources: declared("kubernetes:core/v1:ServiceAccountPatch", { metadata: { name: "web" } }),
      reasons: [`not set by this patch: ${FIELD}`],
    },
  ],
});
