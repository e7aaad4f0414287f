import { anyOf, type Answer } from "../../rule/answers";
import { failUnlessHidden, type BlindSpots } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { isPlatformNamespace, namespaceField } from "../../world/kubernetes/namespaces";
import { BOTH_DIRECTIONS, peersOf, rulesOf } from "../../world/kubernetes/network-policies";
import { stackRule } from "../../rule/rule";
import type { World } from "../../world/world";
import { isEmptySelector, selects } from "../../world/kubernetes/selectors";
import { runsPods, type Workload } from "../../world/kubernetes/workloads";

/** Label that Kubernetes gives every namespace: its own name. */
const NAME_LABEL = "kubernetes.io/metadata.name";

/** A policy with a mistake in its selector protects no pod and raises no error. */
export const netPolicyDangling = stackRule({
  id: "net-policy-dangling",
  topic: "kubernetes-network",
  severity: "medium",
  description: "The pod selector of every NetworkPolicy and those of its peers select pods.",
  remediation: "Correct the labels of the selector, or remove the policy or the peer.",
  frameworks: [eksBestPractices("network security", "Use network policies between pods")],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const stack = new PodsOfStack(world);
    for (const { spec, root, namespace } of world.networkPolicies) {
      if (namespace === undefined) {
        findings.notEvaluated(namespaceField(root.resource));
        continue;
      }
      checkPods(spec.get("podSelector"), namespace, stack, findings);
      for (const direction of BOTH_DIRECTIONS) {
        for (const rule of rulesOf(spec, direction)) {
          for (const peer of peersOf(rule, direction).items()) {
            checkPeer(peer, namespace, stack, findings);
          }
        }
      }
    }
  },
});

/** The pods and namespaces of a stack. */
class PodsOfStack {
  private readonly world: World;
  readonly hiddenIn: BlindSpots;
  /** Labels of each namespace, with the one that Kubernetes adds. */
  readonly namespaces: readonly (readonly [name: string, labels: Field])[];

  constructor(world: World) {
    this.world = world;
    this.hiddenIn = world.blindSpots(runsPods);
    this.namespaces = world.usedNamespaces().map(({ name, field, object }) => {
      const own = object === undefined ? undefined : Field.root(object).get("metadata", "labels");
      if (own?.isReadable === false) return [name, own];
      const labels = Object.fromEntries(
        (own?.entries() ?? []).map(([key, { value }]) => [key, value]),
      );
      return [
        name,
        new Field(field.resource, "metadata.labels", { ...labels, [NAME_LABEL]: name }),
      ];
    });
  }

  in(namespace: string): readonly Workload[] {
    return this.world.workloadsIn(namespace);
  }
}

/** A selector without condition selects all pods, future ones included. */
function checkPods(
  selector: Field,
  namespace: string,
  stack: PodsOfStack,
  findings: Findings,
): void {
  if (isEmptySelector(selector) === true) return;
  const isUsed = anyOf(stack.in(namespace).map(({ labels }) => selects(selector, labels)));
  report(isUsed, selector, stack.hiddenIn(namespace), findings);
}

function report(
  isUsed: Answer,
  selector: Field,
  hidden: string | undefined,
  findings: Findings,
): void {
  if (isUsed === true) return;
  if (!selector.isReadable) findings.notEvaluated(selector);
  else if (isUsed instanceof Field) findings.notEvaluated(isUsed);
  else failUnlessHidden(selector, "the pod selector selects no pod of the stack", hidden, findings);
}

function checkPeer(peer: Field, namespace: string, stack: PodsOfStack, findings: Findings): void {
  const [pods, places] = [peer.get("podSelector"), peer.get("namespaceSelector")];
  if (!peer.isReadable) {
    findings.notEvaluated(peer);
  } else if (!places.isSet) {
    if (pods.isSet) checkPods(pods, namespace, stack, findings);
  } else if (isEmptySelector(places) !== true && !isForPlatform(places)) {
    checkPlaces(places, pods, stack, findings);
  } else if (isEmptySelector(places) === true && pods.isSet) {
    checkEverywhere(pods, stack, findings);
  }
}

/** Charts create the pods in the namespaces of Kubernetes and of the platform. */
function isForPlatform(places: Field): boolean {
  const name = places.get("matchLabels", NAME_LABEL).text;
  const listed = places
    .get("matchExpressions")
    .items()
    .filter((expression) => expression.get("key").value === NAME_LABEL)
    .flatMap((expression) => expression.get("values").items());
  const names = [name, ...listed.map(({ text }) => text)].filter((text) => text !== undefined);
  return names.some((text) => isPlatformNamespace({ name: text, object: undefined }));
}

function checkPlaces(places: Field, pods: Field, stack: PodsOfStack, findings: Findings): void {
  const answers = stack.namespaces.map(
    ([name, labels]) => [name, selects(places, labels)] as const,
  );
  const chosen = answers.filter(([, answer]) => answer === true).map(([name]) => name);
  const hidden = answers.map(([, answer]) => answer).find((answer) => answer instanceof Field);
  if (chosen.length > 0) {
    if (!pods.isSet || isEmptySelector(pods) === true) return;
    const labels = chosen.flatMap((name) => stack.in(name)).map((workload) => workload.labels);
    const unseen = chosen
      .map((name) => stack.hiddenIn(name))
      .find((reason) => reason !== undefined);
    report(anyOf(labels.map((label) => selects(pods, label))), pods, unseen, findings);
  } else if (hidden === undefined) {
    // Another stack may declare the namespace.
    findings.notEvaluated(places, `not part of the stack: the namespaces of ${places.path}`);
  } else {
    findings.notEvaluated(hidden);
  }
}

function checkEverywhere(pods: Field, stack: PodsOfStack, findings: Findings): void {
  if (isEmptySelector(pods) === true) return;
  const all = stack.namespaces.flatMap(([name]) => stack.in(name));
  const isUsed = anyOf(all.map(({ labels }) => selects(pods, labels)));
  if (isUsed === true) return;
  findings.notEvaluated(pods, `not part of the stack: the pods of ${pods.path}`);
}
