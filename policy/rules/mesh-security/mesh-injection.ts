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
import type { Workload } from "../../world/kubernetes/workloads";

/** The label and the annotation with which a pod requests or refuses a sidecar. */
const INJECT = "sidecar.istio.io/inject";

/** Values that Istio reads as false. */
const NO: ReadonlySet<unknown> = new Set(["false", "no", "n", "off", "0", false]);

/** Labels that give the pods of a namespace sidecars. */
const SIDECAR_LABELS = ["istio-injection", "istio.io/rev"] as const;

/** The label that adds a namespace, or a pod, to the ambient mesh. */
const AMBIENT = "istio.io/dataplane-mode";

/** Annotations that make traffic bypass the sidecar. */
const EXCLUSIONS = [
  "traffic.sidecar.istio.io/excludeInboundPorts",
  "traffic.sidecar.istio.io/excludeOutboundPorts",
  "traffic.sidecar.istio.io/excludeOutboundIPRanges",
] as const;

/** Traffic that bypasses the proxy has neither encryption nor authorization. */
export const meshInjection = stackRule({
  id: "mesh-injection",
  topic: "mesh-security",
  severity: "high",
  description:
    "Team namespaces join the mesh in one mode, and no pod leaves the mesh or bypasses its proxy.",
  remediation:
    "Label the Namespace with one of istio-injection: enabled, istio.io/rev or " +
    "istio.io/dataplane-mode: ambient, and remove inject: false and the exclude annotations.",
  frameworks: [
    istioBestPractices("traffic-capture", "Understand the limits of traffic interception"),
  ],
  checks: {
    namespace: "Every team namespace joins the mesh in one mode.",
    pod: "No pod leaves the mesh.",
    exclusions: "No traffic of a pod bypasses the proxy.",
  },
  parameters: {},
  appliesTo: concernsMesh,
  check(world, findings) {
    const namespaces = new Map(world.usedNamespaces().map((used) => [used.name, used]));
    const hasMesh = world.where(concernsMesh).some(isSignOfMesh);
    for (const used of namespaces.values()) {
      if (!isPlatformNamespace(used)) checkNamespace(used, hasMesh, findings.of("namespace"));
    }
    for (const workload of [...world.workloads, ...world.workloadPatches]) {
      const used = namespaces.get(workload.namespace ?? "");
      if (used === undefined || canBeInMesh(used)) checkPod(workload, findings);
    }
  },
});

/** True for what may be in the mesh, and for what shows that there is one. */
function concernsMesh(type: string): boolean {
  return type === RELEASE || isIstioType(type) || usesNamespace(type);
}

/** True for a resource that only a stack with a mesh has. */
function isSignOfMesh(resource: NormalizedResource): boolean {
  if (resource.type === RELEASE) return chartOf(Field.root(resource)) === "istiod";
  const labels = Field.root(resource).get("metadata", "labels");
  return (
    isIstioType(resource.type) || [...SIDECAR_LABELS, AMBIENT].some((key) => labels.get(key).text)
  );
}

/** A namespace that another stack declares may be part of the mesh. */
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
    if (hasMesh)
      findings.failOrMissing(
        injection ?? labels,
        "the namespace has no label that adds it to the mesh",
      );
  } else if (revision?.isSet && injection?.isSet) {
    findings.fail(revision, "the label has no effect because istio-injection is set too");
  } else if (ambient.value === "ambient" && (injection?.isSet || revision?.isSet)) {
    findings.fail(ambient, "the namespace enables sidecars as well as ambient mode");
  }
}

function checkPod({ pod }: Workload, findings: Findings): void {
  const { metadata } = pod;
  const [labels, annotations] = [metadata.get("labels"), metadata.get("annotations")];
  for (const holder of [labels, annotations]) {
    findings
      .of("pod")
      .forbid(holder.get(INJECT), (value) => NO.has(value), "the pod disables sidecar injection");
  }
  findings
    .of("pod")
    .forbid(labels.get(AMBIENT), (mode) => mode === "none", "the pod leaves the ambient mesh");
  for (const name of EXCLUSIONS) {
    const message = "the annotation makes traffic bypass the proxy";
    findings.of("exclusions").forbid(annotations.get(name), isFilled, message);
  }
}
