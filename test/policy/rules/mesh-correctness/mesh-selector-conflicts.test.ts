import { meshSelectorConflicts } from "../../../../policy/rules/mesh-correctness/mesh-selector-conflicts";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, manifest, namespaced, UNKNOWN } from "../../resources";

type Spec = Readonly<Record<string, unknown>>;

const labels = { app: "web", tier: "front" };
const workload = (own: unknown = labels) =>
  manifest({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "team-a" },
    spec: { template: { metadata: { labels: own }, spec: { containers: [{ name: "web" }] } } },
  });
const sidecar = (spec: Spec = {}, place: unknown = "team-a", version = "v1") =>
  namespaced(`networking.istio.io/${version}`, "Sidecar", place, spec);
const sidecarFor = (wanted: unknown) => sidecar({ workloadSelector: { labels: wanted } });
const telemetry = (spec: Spec = {}, version = "v1") =>
  namespaced(`telemetry.istio.io/${version}`, "Telemetry", "team-a", spec);
const peer = (spec: Spec = {}) =>
  namespaced("security.istio.io/v1", "PeerAuthentication", "team-a", spec);
const byLabels = (matchLabels: unknown) => ({ selector: { matchLabels } });
const name = "metadata.name";
const ofSidecar = "spec.workloadSelector.labels";
const ofPolicy = "spec.selector.matchLabels";

describeRule(meshSelectorConflicts, {
  pass: [
    {
      name: "one for the namespace and one for a workload",
      resources: [...workload(), ...sidecar(), ...sidecarFor({ app: "web" })],
    },
    {
      name: "different kinds without selector",
      resources: [...sidecar(), ...telemetry(), ...peer()],
    },
    { name: "one in each of two namespaces", resources: [...sidecar(), ...sidecar({}, "team-b")] },
    {
      name: "different workloads",
      resources: [
        ...workload(),
        ...workload({ app: "api" }),
        ...sidecarFor({ app: "web" }),
        ...sidecarFor({ app: "api" }),
      ],
    },
    {
      name: "policies of waypoints",
      resources: [
        ...telemetry({ targetRefs: [{ kind: "Gateway", name: "a" }] }),
        ...telemetry({ targetRefs: [{ kind: "Gateway", name: "b" }] }),
      ],
    },
  ],
  fail: [
    ...[
      { kind: "Sidecar", resources: [...sidecar(), ...sidecar({}, "team-a", "v1beta1")] },
      {
        kind: "Telemetry",
        resources: [...telemetry(), ...telemetry({ selector: {} }, "v1alpha1")],
      },
      { kind: "PeerAuthentication", resources: [...peer(), ...peer()] },
    ].map(({ kind, resources }): RuleCase => ({
      name: `two of kind ${kind} without selector`,
      resources,
      findings: [
        [name, `another ${kind} of the namespace has no selector either`],
        [name, `another ${kind} of the namespace has no selector either`],
      ],
    })),
    {
      name: "two for the same workload by different labels",
      resources: [...workload(), ...sidecarFor({ app: "web" }), ...sidecarFor({ tier: "front" })],
      findings: [
        [ofSidecar, "another Sidecar selects the same pods"],
        [ofSidecar, "another Sidecar selects the same pods"],
      ],
    },
    ...[telemetry, peer].map((make): RuleCase => ({
      name: `two for the same workload, of ${make().at(0)?.kind}`,
      resources: [...workload(), ...make(byLabels(labels)), ...make(byLabels({ app: "web" }))],
      findings: [
        [ofPolicy, `another ${make().at(0)?.kind} selects the same pods`],
        [ofPolicy, `another ${make().at(0)?.kind} selects the same pods`],
      ],
    })),
    {
      name: "a selector that hits nothing",
      resources: [...workload(), ...peer(byLabels({ app: "wbe" }))],
      findings: [[ofPolicy, "the selector selects no pod"]],
    },
    {
      name: "no workload at all",
      resources: sidecarFor({ app: "web" }),
      findings: [[ofSidecar, "the selector selects no pod"]],
    },
  ],
  notApplicable: [
    {
      name: "a resource of AWS",
      resources: declared("aws:ec2/vpc:Vpc", {}),
    },
  ],
  unknown: [
    {
      name: "an unknown selector",
      resources: [...workload(), ...sidecarFor(UNKNOWN)],
      reasons: [`unknown value at ${ofSidecar}`],
    },
    {
      name: "unknown labels of the pods",
      resources: [...workload(UNKNOWN), ...peer(byLabels({ app: "web" }))],
      reasons: ["unknown value at spec.template.metadata.labels"],
    },
    {
      name: "an unknown namespace",
      resources: sidecar({}, UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
  ],
});
