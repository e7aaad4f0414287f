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
import { runsPods, type Workload } from "../../world/kubernetes/workloads";

/** Requests to a Service without pods behind it fail. */
export const relServiceTarget = stackRule({
  id: "rel-service-target",
  topic: "reliability",
  severity: "high",
  description: "Every Service selects a workload of its namespace, at ports that it declares.",
  remediation:
    "Correct spec.selector to the labels of the pods, targetPort to a port of their containers, and " +
    "ports to names and numbers that Kubernetes accepts.",
  frameworks: [eksBestPractices("reliability: application", "Route traffic to pods that serve it")],
  checks: {
    selector: "Every Service selects a workload of its namespace.",
    target: "Every port of a Service leads to a port of the pods that it selects.",
    ports: "The names and numbers of ports are ones that Kubernetes accepts.",
  },
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    for (const { pod } of world.workloads) checkNames(pod, findings.of("ports"));
    const hiddenIn = world.blindSpots(runsPods);
    for (const service of world.services.filter((service) => !isAlias(service))) {
      const { root, namespace } = service;
      const selector = root.get("spec", "selector");
      if (!selector.isReadable) {
        findings.of("selector").notEvaluated(selector);
      } else if (selector.entries().length === 0) {
        // The endpoints of such a Service are declared separately.
        continue;
      } else if (namespace === undefined) {
        findings.of("selector").notEvaluated(namespaceField(root.resource));
      } else {
        checkService(selector, world.workloadsIn(namespace), hiddenIn(namespace), findings);
      }
    }
  },
});

/** No Service can target a port that the API server refuses. */
function checkNames({ containers }: PodSpec, findings: Findings): void {
  for (const port of containers.flatMap(({ field }) => field.get("ports").items())) {
    // An empty name counts as no name.
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
  const lack = "the Service selects no workload of its namespace";
  // A workload that cannot be read may be selected as well, and have the port.
  if (unreadable !== undefined) findings.of("selector").notEvaluated(unreadable);
  else if (targets.length === 0) {
    failUnlessHidden(selector, lack, hidden, findings.of("selector"));
  } else checkPorts(Field.root(selector.resource), targets, hidden, findings.of("target"));
}

function checkPorts(
  service: Field,
  targets: readonly Workload[],
  hidden: string | undefined,
  findings: Findings,
): void {
  for (const port of service.get("spec", "ports").items()) {
    const target = port.get("targetPort");
    // Kubernetes uses the port itself where its target is empty.
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
    else if (!isOpen) failUnlessHidden(wanted, unopened(wanted.value, protocol), hidden, findings);
  }
}

function unopened(port: unknown, protocol: string): string {
  return `no container of the selected pods declares port ${String(port)} for ${protocol}`;
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
