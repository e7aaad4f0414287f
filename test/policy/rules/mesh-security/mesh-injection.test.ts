import { meshInjection } from "../../../../policy/rules/mesh-security/mesh-injection";
import { describeRule, type RuleCase } from "../../describe-rule";
import { manifest, namespace, namespaced, UNKNOWN } from "../../resources";

type Spec = Readonly<Record<string, unknown>>;

const injected = namespace("team-a", { "istio-injection": "enabled" });
const mesh = namespaced("security.istio.io/v1", "PeerAuthentication", "istio-system", {});
const deployment = (metadata: Spec) =>
  manifest({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "team-a" },
    spec: { template: { metadata, spec: { containers: [{ name: "web" }] } } },
  });
const annotated = (name: string, value: unknown) => deployment({ annotations: { [name]: value } });
const INJECT = "sidecar.istio.io/inject";
const EXCLUDE = "traffic.sidecar.istio.io/excludeOutboundPorts";
const TEMPLATE = "spec.template.metadata";

describeRule(meshInjection, {
  pass: [
    ...[
      { "istio-injection": "enabled" },
      { "istio.io/rev": "stable" },
      { "istio.io/dataplane-mode": "ambient" },
    ].map((labels) => ({
      name: `a namespace with ${Object.keys(labels).join()}`,
      resources: [...mesh, ...namespace("team-a", labels)],
    })),
    { name: "a stack without mesh", resources: [...namespace("team-a"), ...deployment({})] },
    {
      name: "namespaces of the platform",
      resources: [
        ...mesh,
        ...namespace("istio-system"),
        ...namespace("tools", { "orchestration-platform/namespace-role": "platform" }),
      ],
    },
    { name: "a pod that asks for its sidecar", resources: annotated(INJECT, "true") },
    { name: "no port left out", resources: annotated(EXCLUDE, "") },
    {
      name: "a pod of a namespace outside of the mesh",
      resources: [...namespace("team-a"), ...annotated(EXCLUDE, "5432")],
    },
  ],
  fail: [
    {
      name: "a namespace without label beside a mesh",
      resources: [...mesh, ...namespace("team-a")],
      findings: [
        [
          "metadata.labels.istio-injection",
          "the namespace has no label that adds it to the mesh",
          "namespace",
        ],
      ],
    },
    {
      name: "a namespace that opts out",
      resources: namespace("team-a", { "istio-injection": "disabled" }),
      findings: [
        [
          "metadata.labels.istio-injection",
          "the namespace has no label that adds it to the mesh",
          "namespace",
        ],
      ],
    },
    {
      name: "two labels for sidecars",
      resources: namespace("team-a", { "istio-injection": "enabled", "istio.io/rev": "stable" }),
      findings: [
        [
          'metadata.labels["istio.io/rev"]',
          "the label has no effect because istio-injection is set too",
          "namespace",
        ],
      ],
    },
    {
      name: "sidecars and ambient",
      resources: namespace("team-a", {
        "istio-injection": "enabled",
        "istio.io/dataplane-mode": "ambient",
      }),
      findings: [
        [
          'metadata.labels["istio.io/dataplane-mode"]',
          "the namespace enables sidecars as well as ambient mode",
          "namespace",
        ],
      ],
    },
    {
      name: "a pod that refuses, by annotation",
      resources: annotated(INJECT, "false"),
      findings: [
        [`${TEMPLATE}.annotations["${INJECT}"]`, "the pod disables sidecar injection", "pod"],
      ],
    },
    {
      name: "a pod that refuses, by label",
      resources: [...injected, ...deployment({ labels: { [INJECT]: "false" } })],
      findings: [[`${TEMPLATE}.labels["${INJECT}"]`, "the pod disables sidecar injection", "pod"]],
    },
    {
      name: "a pod that leaves the ambient mesh",
      resources: deployment({ labels: { "istio.io/dataplane-mode": "none" } }),
      findings: [
        [`${TEMPLATE}.labels["istio.io/dataplane-mode"]`, "the pod leaves the ambient mesh", "pod"],
      ],
    },
    ...["excludeInboundPorts", "excludeOutboundPorts", "excludeOutboundIPRanges"].map(
      (name): RuleCase => ({
        name,
        resources: [...injected, ...annotated(`traffic.sidecar.istio.io/${name}`, "1")],
        findings: [
          [
            `${TEMPLATE}.annotations["traffic.sidecar.istio.io/${name}"]`,
            "the annotation makes traffic bypass the proxy",
            "exclusions",
          ],
        ],
      }),
    ),
  ],
  notApplicable: [
    { name: "a Service", resources: manifest({ apiVersion: "v1", kind: "Service", metadata: {} }) },
  ],
  unknown: [
    {
      name: "unknown labels of a namespace",
      resources: manifest({
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "team-a", labels: UNKNOWN },
      }),
      reasons: ["unknown value at metadata.labels"],
    },
    {
      name: "an unknown annotation beside one that refuses",
      resources: deployment({ annotations: { [INJECT]: "false", [EXCLUDE]: UNKNOWN } }),
      findings: [
        [`${TEMPLATE}.annotations["${INJECT}"]`, "the pod disables sidecar injection", "pod"],
      ],
      reasons: [`unknown value at ${TEMPLATE}.annotations["${EXCLUDE}"]`],
    },
  ],
});
