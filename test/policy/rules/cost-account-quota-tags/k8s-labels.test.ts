import { k8sLabels } from "../../../../policy/rules/cost-account-quota-tags/k8s-labels";
import { describeRule } from "../../describe-rule";
import { declared, manifest, namespace, POD_OWNERS, UNKNOWN } from "../../resources";

const NOTHING =
  "the labels app.kubernetes.io/name, owner, environment, cost-center, domain, managed-by are missing";
const NOT_OWNED = "the labels owner, environment, cost-center, domain, managed-by are missing";
const NO_NAME = "the label app.kubernetes.io/name is missing";

type Properties = Readonly<Record<string, unknown>>;

const NAME = { "app.kubernetes.io/name": "web" };
const OWNED = {
  owner: "team-a",
  environment: "prod",
  "cost-center": "cc-1",
  domain: "shop",
  "managed-by": "pulumi",
};
const deployment = (labels: unknown, podLabels: unknown = NAME) =>
  manifest({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop", labels },
    spec: { template: { metadata: { labels: podLabels }, spec: {} } },
  });
const bare = (labels: Properties) =>
  manifest({ apiVersion: "v1", kind: "Pod", metadata: { name: "web", labels }, spec: {} });
const rollout = (labels: Properties) =>
  manifest({
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Rollout",
    metadata: { name: "web", labels },
    spec: { template: { metadata: { labels: {} }, spec: {} } },
  });
const patch = (labels: Properties) =>
  declared("kubernetes:apps/v1:DeploymentPatch", {
    metadata: { name: "web", labels },
    spec: { template: { metadata: { labels: NAME } } },
  });
const rolloutSettings = {
  parameters: { workloads: { "kubernetes:argoproj.io/v1alpha1:Rollout": "spec.template.spec" } },
};
const NAME_PATH = 'metadata.labels["app.kubernetes.io/name"]';

describeRule(k8sLabels, {
  pass: [
    { name: "a workload with all of them", resources: deployment({ ...NAME, ...OWNED }) },
    { name: "a bare pod with all of them", resources: bare({ ...NAME, ...OWNED }) },
    { name: "a namespace that is owned", resources: namespace("shop", OWNED) },
    {
      name: "labels that an organisation chose",
      parameters: { labels: ["app"], ownership: ["team"] },
      resources: [
        ...deployment({ app: "a", team: "t" }, { app: "a" }),
        ...namespace("n", { team: "t" }),
      ],
    },
    {
      name: "anything where nothing is asked",
      parameters: { labels: [], ownership: [] },
      resources: [...deployment({}, {}), ...namespace("n")],
    },
  ],
  fail: [
    ...POD_OWNERS.map(({ kind, path, make }) => ({
      name: `a ${kind} without labels`,
      resources: make({}),
      findings: [
        ["metadata.labels", NOTHING] as const,
        ...(kind === "Pod" ? [] : [[path.replace(/spec$/, "metadata.labels"), NO_NAME] as const]),
      ],
    })),
    {
      name: "a namespace without labels",
      resources: namespace("shop"),
      findings: [["metadata.labels", NOT_OWNED]],
    },
    {
      name: "a namespace with labels of other things",
      resources: namespace("shop", { ...NAME, "istio-injection": "enabled" }),
      findings: [["metadata.labels", NOT_OWNED]],
    },
    {
      name: "a namespace that nobody pays for",
      resources: namespace("shop", { ...OWNED, "cost-center": undefined }),
      findings: [["metadata.labels.cost-center", "the label cost-center is missing or empty"]],
    },
    {
      name: "an empty owner",
      resources: deployment({ ...NAME, ...OWNED, owner: "" }),
      findings: [["metadata.labels.owner", "the label owner is missing or empty"]],
    },
    {
      name: "pods that do not say what they are",
      resources: deployment({ ...NAME, ...OWNED }, { app: "web" }),
      findings: [["spec.template.metadata.labels", NO_NAME]],
    },
    {
      name: "a bare pod without a name",
      resources: bare(OWNED),
      findings: [[NAME_PATH, "the label app.kubernetes.io/name is missing or empty"]],
    },
    {
      name: "a beta version of a workload",
      resources: manifest({
        apiVersion: "extensions/v1beta1",
        kind: "Deployment",
        metadata: { name: "web", labels: { ...NAME, ...OWNED } },
        spec: { template: { spec: {} } },
      }),
      findings: [["spec.template.metadata.labels", NO_NAME]],
    },
    {
      name: "an item of a list",
      resources: manifest({
        apiVersion: "v1",
        kind: "List",
        items: [{ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } }],
      }),
      findings: [["metadata.labels", NOT_OWNED]],
    },
    {
      name: "a custom workload",
      ...rolloutSettings,
      resources: rollout({ ...NAME, ...OWNED }),
      findings: [["spec.template.metadata.labels", NO_NAME]],
    },
    {
      name: "a patch that empties a label",
      resources: patch({ ...NAME, ...OWNED, owner: "" }),
      findings: [["metadata.labels.owner", "the label owner is missing or empty"]],
    },
  ],
  notApplicable: [
    { name: "a Service", resources: manifest({ apiVersion: "v1", kind: "Service" }) },
    { name: "a custom workload that nobody names", resources: rollout({}) },
    { name: "a bucket", resources: declared("aws:s3/bucket:Bucket", {}) },
  ],
  unknown: [
    {
      name: "unknown labels",
      resources: deployment(UNKNOWN),
      reasons: ["unknown value at metadata.labels"],
    },
    {
      name: "an unknown owner beside a missing domain",
      resources: deployment({ ...NAME, ...OWNED, owner: UNKNOWN, domain: undefined }),
      findings: [["metadata.labels.domain", "the label domain is missing or empty"]],
      reasons: ["unknown value at metadata.labels.owner"],
    },
    {
      name: "unknown labels of pods",
      resources: deployment({ ...NAME, ...OWNED }, UNKNOWN),
      reasons: ["unknown value at spec.template.metadata.labels"],
    },
    {
      name: "a patch that leaves labels to others",
      resources: declared("kubernetes:apps/v1:DeploymentPatch", { metadata: { name: "web" } }),
      reasons: [
        "not set by this patch: metadata.labels",
        "not set by this patch: spec.template.metadata.labels",
      ],
    },
    {
      name: "a patch of one label",
      resources: patch({ ...OWNED }),
      reasons: [`not set by this patch: ${NAME_PATH}`],
    },
  ],
});
