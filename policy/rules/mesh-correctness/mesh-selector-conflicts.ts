import { anyOf } from "../../rule/answers";
import { isAttached } from "../../world/mesh/authorization-policies";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { PEER_AUTHENTICATION, SIDECAR, TELEMETRY } from "../../world/mesh/istio-kinds";
import { namespaceField } from "../../world/kubernetes/namespaces";
import { stackRule } from "../../rule/rule";
import { hasLabels } from "../../world/kubernetes/selectors";
import { byNamespace, runsPods, type Workload } from "../../world/kubernetes/workloads";

/** Kinds of which Istio applies one for each workload and one for each namespace. */
const KINDS = [SIDECAR, TELEMETRY, PEER_AUTHENTICATION] as const;

/** Of two objects for one workload Istio applies the older one and ignores the other. */
export const meshSelectorConflicts = stackRule({
  id: "mesh-selector-conflicts",
  topic: "mesh-correctness",
  severity: "high",
  description:
    "A Sidecar, Telemetry or PeerAuthentication selects pods that no other object of its kind selects.",
  remediation: "Correct the labels of the selector, or merge the objects into one.",
  frameworks: [istioBestPractices("mutual-tls", "Apply one policy to each workload")],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const workloads = byNamespace(world.workloads);
    const hiddenIn = world.blindSpots(runsPods);
    const namespaceOf = world.namespaceOf;
    for (const kind of KINDS) {
      const objects = world
        .where((type) => type === kind)
        .filter(({ partial }) => !partial)
        .map((resource) => ({ root: Field.root(resource), namespace: namespaceOf(resource) }));
      for (const [namespace, own] of byNamespace(objects)) {
        const roots = own.map(({ root }) => root).filter((root) => !isAttached(root));
        if (namespace === undefined) {
          for (const { resource } of roots) findings.notEvaluated(namespaceField(resource));
        } else {
          checkWide(roots, findings);
          checkSelective(roots, workloads.get(namespace) ?? [], hiddenIn(namespace), findings);
        }
      }
    }
  },
});

/** The labels that an object selects pods by. */
function labelsOf(root: Field): Field {
  const spec = root.get("spec");
  return root.resource.type === SIDECAR
    ? spec.get("workloadSelector", "labels")
    : spec.get("selector", "matchLabels");
}

function checkWide(roots: readonly Field[], findings: Findings): void {
  const wide = roots.filter((root) => {
    const labels = labelsOf(root);
    return labels.isReadable && labels.entries().length === 0;
  });
  if (wide.length < 2) return;
  for (const root of wide) {
    findings.fail(
      root.get("metadata", "name"),
      `another ${root.resource.kind} of the namespace has no selector either`,
    );
  }
}

function checkSelective(
  roots: readonly Field[],
  workloads: readonly Workload[],
  hidden: string | undefined,
  findings: Findings,
): void {
  const selectors = roots.map(labelsOf);
  for (const selector of selectors.filter(({ isReadable }) => !isReadable)) {
    findings.notEvaluated(selector);
  }
  const choices = selectors
    .filter((selector) => selector.entries().length > 0)
    .map((selector) => ({
      selector,
      answers: workloads.map(({ labels }) => hasLabels(selector, labels)),
    }));
  const counts = workloads.map(
    (_, at) => choices.filter(({ answers }) => answers[at] === true).length,
  );
  for (const { selector, answers } of choices) {
    const isUsed = anyOf(answers);
    if (isUsed instanceof Field) findings.notEvaluated(isUsed);
    else if (!isUsed) failUnlessHidden(selector, "the selector selects no pod", hidden, findings);
    else if (answers.some((answer, at) => answer === true && (counts[at] ?? 0) > 1)) {
      findings.fail(selector, `another ${selector.resource.kind} selects the same pods`);
    }
  }
}
