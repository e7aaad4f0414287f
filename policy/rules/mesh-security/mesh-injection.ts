import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { chartOf, RELEASE } from "../../world/kubernetes/helm-releases";
import { isIstioType } from "../../world/mesh/istio-kinds";
import { meshMembership } from "../../world/mesh/mesh";
import {
  isPlatformNamespace,
  usesNamespace,
  type UsedNamespace,
} from "../../world/kubernetes/namespaces";
import { isFilled } from "../../rule/predicates";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";
import { workloadPatchesOf, workloadsOf, type Workload } from "../../world/kubernetes/workloads";

/** The label and the annotation by which a pod asks for a sidecar, or for none. */
const INJECT = "sidecar.istio.io/inject";

/** What Istio takes for no. */
const NO: ReadonlySet<unknown> = new Set(["false", "no", "n", "off", "0", false]);

/** Labels that give the pods of a namespace sidecars. */
const SIDECAR_LABELS = ["istio-injection", "istio.io/rev"] as const;

/** The label that puts a namespace, or a pod, under the node's proxy. */
const AMBIENT = "istio.io/dataplane-mode";

/** Annotations that let traffic pass by the sidecar. */
const EXCLUSIONS = [
  "traffic.sidecar.istio.io/excludeInboundPorts",
  "traffic.sidecar.istio.io/excludeOutboundPorts",
  "traffic.sidecar.istio.io/excludeOutboundIPRanges",
] as const;

/** What goes around the proxy has neither encryption nor authorization. */
export const meshInjection = stackRule({
  id: "mesh-injection",
  topic: "mesh-security",
  severity: "high",
  description:
    "Namespaces of teams join the mesh in one way, and no pod leaves it or leads traffic around it.",
  remediation:
    "Label the Namespace with one of istio-injection: enabled, istio.io/rev or " +
    "istio.io/dataplane-mode: ambient, and remove inject: false and the exclude annotations.",
  frameworks: [
    istioBestPractices("traffic-capture", "Understand the limits of traffic interception"),
  ],
  parameters: {},
  appliesTo: (type) => type === RELEASE || isIstioType(type) || usesNamespace(type),
  check(world, findings) {
    const namespaces = new Map(world.usedNamespaces().map((used) => [used.name, used]));
    const hasMesh = world.resources.some(isSignOfMesh);
    for (const used of namespaces.values()) {
      if (!isPlatformNamespace(used)) checkNamespace(used, hasMesh, findings);
    }
    for (const workload of [...workloadsOf(world), ...workloadPatchesOf(world)]) {
      const used = namespaces.get(workload.namespace ?? "");
      if (used === undefined || canBeInMesh(used)) checkPod(workload, findings);
    }
  },
});

/** True for what only a stack with a mesh has. */
function isSignOfMesh(resource: NormalizedResource): boolean {
  if (resource.type === RELEASE) return chartOf(Field.root(resource)) === "istiod";
  const labels = Field.root(resource).get("metadata", "labels");
  return (
    isIstioType(resource.type) || [...SIDECAR_LABELS, AMBIENT].some((key) => labels.get(key).text)
  );
}

/** A namespace that another stack declares may be one of the mesh. */
function canBeInMesh(used: UsedNamespace): boolean {
  if (isPlatformNamespace(used)) return false;
  return used.object === undefined || meshMembership(used) !== false;
}

function checkNamespace(used: UsedNamespace, hasMesh: boolean, findings: Findings): void {
  if (used.object === undefined) return;
  const labels = Field.root(used.object).get("metadata", "labels");
  const [injection, revision] = SIDECAR_LABELS.map((name) => labels.get(name));
  const ambient = labels.get(AMBIENT);
  const membership = meshMembership(used);
  if (membership instanceof Field) {
    findings.notEvaluated(membership);
  } else if (!membership) {
    if (hasMesh) findings.failOrMissing(injection ?? labels, "the namespace is not in the mesh");
  } else if (revision?.isSet && injection?.isSet) {
    findings.fail(revision, "the label has no effect beside istio-injection");
  } else if (ambient.value === "ambient" && (injection?.isSet || revision?.isSet)) {
    findings.fail(ambient, "the namespace has sidecars as well, so its pods are not in one mode");
  }
}

function checkPod({ pod }: Workload, findings: Findings): void {
  const { metadata } = pod;
  const [labels, annotations] = [metadata.get("labels"), metadata.get("annotations")];
  for (const holder of [labels, annotations]) {
    findings.forbid(holder.get(INJECT), (value) => NO.has(value), "the pod refuses its sidecar");
  }
  findings.forbid(labels.get(AMBIENT), (mode) => mode === "none", "the pod leaves the mesh");
  for (const name of EXCLUSIONS) {
    findings.forbid(annotations.get(name), isFilled, "traffic goes around the proxy");
  }
}
