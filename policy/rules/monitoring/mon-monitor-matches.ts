import { allOf, anyOf } from "../../rule/answers";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import { looksInto, type Monitor } from "../../world/monitoring/monitors";
import { namespaceField } from "../../world/kubernetes/namespaces";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";
import {
  podTarget,
  serviceTarget,
  wantedPort,
  type ScrapeTarget,
} from "../../world/monitoring/scrape-targets";
import { selects } from "../../world/kubernetes/selectors";
import { isService } from "../../world/kubernetes/services";
import { runsPods } from "../../world/kubernetes/workloads";
import type { World } from "../../world/world";

/** What a stack has, and why more of it may exist unseen in the places of a monitor. */
interface Targets {
  readonly targets: readonly ScrapeTarget[];
  hiddenFrom(monitor: Monitor): string | undefined;
}

/** A monitor of nothing raises no error anywhere: the graphs are simply empty. */
export const monMonitorMatches = stackRule({
  id: "mon-monitor-matches",
  topic: "monitoring",
  severity: "medium",
  description:
    "Every ServiceMonitor selects a Service, and every PodMonitor a pod, that has its ports.",
  remediation:
    "Correct spec.selector and spec.namespaceSelector to labels and namespace of what is meant, " +
    "and port to the name of one of its ports.",
  frameworks: [eksBestPractices("observability", "Collect the metrics of every workload")],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const monitors = world.monitors;
    if (monitors.length === 0) return;
    const workloads = world.workloads;
    const pods = targetsOf(workloads.map(podTarget), world, runsPods);
    const services = world.services.map((service) => serviceTarget(service, workloads));
    const doors = targetsOf(services, world, isService);
    for (const monitor of monitors) {
      checkMonitor(monitor, monitor.selectsPods ? pods : doors, findings);
    }
  },
});

function targetsOf(
  targets: readonly ScrapeTarget[],
  world: World,
  isOfKind: (resource: NormalizedResource) => boolean,
): Targets {
  const hiddenIn = world.blindSpots(isOfKind);
  const places = new Set(world.resources.flatMap(placesOf));
  return {
    targets,
    hiddenFrom(monitor) {
      const named = monitor.root.get("spec", "namespaceSelector", "matchNames").items();
      const all = [...places, ...named.map(({ text }) => text ?? ""), monitor.namespace ?? ""];
      const reasons = all
        .filter((place) => looksInto(monitor, place) !== false)
        .map((place) => hiddenIn(place));
      return reasons.find((reason) => reason !== undefined);
    },
  };
}

/** The namespace of an object, or the one that a chart is put into. */
function placesOf(resource: NormalizedResource): readonly string[] {
  const chart = Field.root(resource).get("namespace").text;
  return [resource.namespace ?? (resource.type === RELEASE ? chart : undefined)].flatMap(
    (place) => place ?? [],
  );
}

function checkMonitor(monitor: Monitor, all: Targets, findings: Findings): void {
  const { selector, root, endpoints } = monitor;
  if (monitor.namespace === undefined) {
    findings.notEvaluated(namespaceField(root.resource));
    return;
  }
  const answers = all.targets.map(
    (target) =>
      [
        target,
        allOf([looksInto(monitor, target.namespace), selects(selector, target.labels)]),
      ] as const,
  );
  const selected = answers.filter(([, answer]) => answer === true).map(([target]) => target);
  const open = answers.map(([, answer]) => answer).find((answer) => answer instanceof Field);
  const hidden = all.hiddenFrom(monitor);
  if (open !== undefined) findings.notEvaluated(open.resource === root.resource ? open : selector);
  else if (!selector.isReadable) findings.notEvaluated(selector);
  else if (selected.length === 0) {
    const what = monitor.selectsPods ? "pod" : "Service";
    failUnlessHidden(selector, `the monitor selects no ${what}`, hidden, findings);
  } else {
    for (const endpoint of endpoints) checkEndpoint(endpoint, selected, hidden, findings);
  }
}

function checkEndpoint(
  endpoint: Field,
  targets: readonly ScrapeTarget[],
  hidden: string | undefined,
  findings: Findings,
): void {
  const isOffered = anyOf(targets.map((target) => target.offers(endpoint)));
  const field = wantedPort(endpoint);
  if (isOffered instanceof Field) findings.notEvaluated(isOffered);
  else if (!isOffered) {
    failUnlessHidden(field, "nothing that the monitor selects has the port", hidden, findings);
  }
}
