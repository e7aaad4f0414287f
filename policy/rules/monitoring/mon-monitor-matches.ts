import { allOf, anyOf } from "../../rule/answers";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import { looksInto, type Monitor } from "../../world/monitoring/monitors";
import { namespaceField } from "../../world/kubernetes/namespaces";
import type { NormalizedResource } from "../../rule/resource";
import { once } from "../../world/once";
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

/** The targets of a stack, and why a monitor may have more that are not visible. */
interface Targets {
  readonly targets: readonly ScrapeTarget[];
  hiddenFrom(monitor: Monitor): string | undefined;
}

/** A monitor that selects nothing raises no error; its graphs are empty. */
export const monMonitorMatches = stackRule({
  id: "mon-monitor-matches",
  topic: "monitoring",
  severity: "medium",
  description:
    "Every ServiceMonitor selects a Service, and every PodMonitor a pod, with the ports it scrapes.",
  remediation:
    "Correct spec.selector and spec.namespaceSelector to the labels and the namespace of the " +
    "target, and port to the name of one of its ports.",
  frameworks: [eksBestPractices("observability", "Collect the metrics of every workload")],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const { monitors, workloads } = world;
    if (monitors.length === 0) return;
    const pods = targetsOf(workloads.map(podTarget), world, runsPods);
    const services = world.services.map((service) => serviceTarget(service, workloads));
    const ofServices = targetsOf(services, world, isService);
    for (const monitor of monitors) {
      checkMonitor(monitor, monitor.selectsPods ? pods : ofServices, findings);
    }
  },
});

function targetsOf(
  targets: readonly ScrapeTarget[],
  world: World,
  isOfKind: (resource: NormalizedResource) => boolean,
): Targets {
  const hiddenIn = world.blindSpots(isOfKind);
  const places = namespacesInUse(world);
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

/** Every namespace that an object or a chart of the stack goes to. */
const namespacesInUse = once(
  (world): ReadonlySet<string> => new Set(world.resources.flatMap(placesOf)),
);

/** The namespace of an object, or the one that a chart is installed in. */
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
  const what = monitor.selectsPods ? "pod" : "Service";
  if (open !== undefined) findings.notEvaluated(open.resource === root.resource ? open : selector);
  else if (!selector.isReadable) findings.notEvaluated(selector);
  else if (selected.length === 0) {
    failUnlessHidden(selector, `the ${root.resource.kind} selects no ${what}`, hidden, findings);
  } else {
    for (const endpoint of endpoints) checkEndpoint(endpoint, selected, what, hidden, findings);
  }
}

function checkEndpoint(
  endpoint: Field,
  targets: readonly ScrapeTarget[],
  what: string,
  hidden: string | undefined,
  findings: Findings,
): void {
  const isOffered = anyOf(targets.map((target) => target.offers(endpoint)));
  const field = wantedPort(endpoint);
  if (isOffered instanceof Field) findings.notEvaluated(isOffered);
  else if (!isOffered) {
    failUnlessHidden(
      field,
      `no ${what} that the monitor selects has port ${String(field.value)}`,
      hidden,
      findings,
    );
  }
}
