import { anyOf, type Answer } from "../../rule/answers";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { namespaceField } from "../../world/kubernetes/namespaces";
import type { PodSpec } from "../../world/kubernetes/pod-specs";
import { portMistake } from "./rel-service-target/port-names";
import { stackRule } from "../../rule/rule";
import { hasLabels } from "../../world/kubernetes/selectors";
import { isAlias } from "../../world/kubernetes/services";
import { byNamespace, runsPods, type Workload } from "../../world/kubernetes/workloads";

/** A Service that leads nowhere is found out by its callers. */
export const relServiceTarget = stackRule({
  id: "rel-service-target",
  topic: "reliability",
  severity: "high",
  description: "Every Service selects a workload of its namespace, at ports that it opens.",
  remediation:
    "Correct spec.selector to labels of the pods, and targetPort to a port of their containers.",
  frameworks: [eksBestPractices("reliability: application", "Route traffic to pods that serve it")],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const all = world.workloads;
    for (const { pod } of all) checkNames(pod, findings);
    const workloads = byNamespace(all);
    const hiddenIn = world.blindSpots(runsPods);
    for (const service of world.services.filter((service) => !isAlias(service))) {
      const { root, namespace } = service;
      const selector = root.get("spec", "selector");
      if (!selector.isReadable) {
        findings.notEvaluated(selector);
      } else if (selector.entries().length === 0) {
        // Its endpoints are written by hand.
        continue;
      } else if (namespace === undefined) {
        findings.notEvaluated(namespaceField(root.resource));
      } else {
        const own = workloads.get(namespace) ?? [];
        checkService(selector, own, hiddenIn(namespace), findings);
      }
    }
  },
});

/** A port that the API server refuses is one that no Service leads to. */
function checkNames({ containers }: PodSpec, findings: Findings): void {
  for (const port of containers.flatMap(({ field }) => field.get("ports").items())) {
    // An empty name is none.
    for (const field of [port.get("name"), port.get("containerPort")]) {
      const mistake = field.value === "" ? undefined : portMistake(field);
      if (mistake !== undefined) findings.fail(field, mistake);
    }
  }
}

function checkService(
  selector: Field,
  workloads: readonly Workload[],
  hidden: string | undefined,
  findings: Findings,
): void {
  const answers = workloads.map(
    (workload) => [workload, hasLabels(selector, workload.labels)] as const,
  );
  const targets = answers.filter(([, answer]) => answer === true).map(([workload]) => workload);
  const unreadable = answers.map(([, answer]) => answer).find((answer) => answer instanceof Field);
  if (targets.length === 0) {
    if (unreadable !== undefined) findings.notEvaluated(unreadable);
    else failUnlessHidden(selector, "the Service selects no workload", hidden, findings);
    return;
  }
  // What cannot be read may be selected as well, and open the port.
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else checkPorts(Field.root(selector.resource), targets, hidden, findings);
}

function checkPorts(
  service: Field,
  targets: readonly Workload[],
  hidden: string | undefined,
  findings: Findings,
): void {
  for (const port of service.get("spec", "ports").items()) {
    const target = port.get("targetPort");
    // Kubernetes takes the port itself where its target is empty.
    const isEmpty = !target.isSet || target.value === "" || target.value === 0;
    const wanted = isEmpty ? port.get("port") : target;
    if (!wanted.isReadable) {
      findings.notEvaluated(wanted);
      continue;
    }
    const mistake = portMistake(wanted);
    const protocol = port.get("protocol").text ?? "TCP";
    const isOpen = anyOf(targets.map(({ pod }) => opens(pod, wanted.value, protocol)));
    if (mistake !== undefined) findings.fail(wanted, mistake);
    else if (isOpen instanceof Field) findings.notEvaluated(isOpen);
    else if (!isOpen) failUnlessHidden(wanted, "no container opens the port", hidden, findings);
  }
}

/** Containers need not declare a port by number, so a pod that declares none opens any. */
function opens({ containers }: PodSpec, wanted: unknown, protocol: string): Answer {
  const lasting = containers.filter(
    ({ list, field }) =>
      list === "containers" ||
      (list === "initContainers" && field.get("restartPolicy").value === "Always"),
  );
  const ports = lasting.flatMap(({ field }) => field.get("ports").items());
  const isName = typeof wanted === "string";
  if (ports.length === 0) return !isName;
  const key = isName ? "name" : "containerPort";
  return anyOf(
    ports.map((port) => {
      const own = port.get(key);
      if (!own.isReadable) return own;
      return (
        String(own.value) === String(wanted) && (port.get("protocol").text ?? "TCP") === protocol
      );
    }),
  );
}
