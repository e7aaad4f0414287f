import { allOf, anyOf, type Answer } from "../../rule/answers";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import { isMonitor, looksInto, type Monitor } from "../../world/monitoring/monitors";
import { namespaceField } from "../../world/kubernetes/namespaces";
import { texts } from "../../rule/parameters";
import { isFilled, isTrue } from "../../rule/predicates";
import { stackRule } from "../../rule/rule";
import { matchesAny, wantedPort } from "../../world/monitoring/scrape-targets";
import { hasLabels, selects } from "../../world/kubernetes/selectors";
import type { Service } from "../../world/kubernetes/services";
import { byNamespace, type Workload } from "../../world/kubernetes/workloads";
import type { World } from "../../world/world";

/** By this annotation of a pod or a Service many a Prometheus finds what to scrape. */
const SCRAPE = "prometheus.io/scrape";

/** Kinds that make something scrape pods in ways of their own. */
const OTHER_SCRAPERS =
  /:(?:ScrapeConfig|OpenTelemetryCollector|(?:Cluster)?PodMonitoring|VM(?:Pod|Service)Scrape)$/;

/** Values by which kube-prometheus-stack and Prometheus' own chart scrape more. */
const OTHER_SCRAPES = [
  ["prometheus", "additionalServiceMonitors"],
  ["prometheus", "additionalPodMonitors"],
  ["prometheus", "prometheusSpec", "additionalScrapeConfigs"],
  ["prometheus", "prometheusSpec", "additionalScrapeConfigsSecret"],
  ["extraScrapeConfigs"],
] as const;

/** A Service with the answer to whether it leads to the pods in question. */
interface Door {
  readonly root: Field;
  readonly isBefore: Answer;
}

/** What scrapes the pods of a namespace. */
interface Scrapers {
  monitorsOf(namespace: string): readonly Monitor[];
  servicesOf(namespace: string): readonly Service[];
  /** Why there may be something else that scrapes there. */
  hiddenIn(namespace: string): string | undefined;
}

/** Numbers that nobody collects are missing on the day when they are asked for. */
export const monCovered = stackRule({
  id: "mon-covered",
  topic: "monitoring",
  severity: "medium",
  description: "Every workload that has a port for metrics is scraped there.",
  remediation:
    "Declare a PodMonitor for the port, or a ServiceMonitor for a Service of the pods that has it.",
  frameworks: [eksBestPractices("observability", "Collect the metrics of every workload")],
  parameters: {
    portWords: texts("Words, one of which the name of a port for metrics has between its dashes.", [
      "metrics",
      "prom",
      "prometheus",
    ]),
  },
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { settings: { portWords } }) {
    const scrapers = scrapersOf(world);
    const words = new Set(portWords);
    for (const workload of world.workloads) {
      const ports = metricPorts(workload, words, findings);
      if (ports.length > 0) checkWorkload(workload, ports, scrapers, findings);
    }
  },
});

/** Only what speaks TCP is scraped. */
function metricPorts(
  { pod }: Workload,
  words: ReadonlySet<string>,
  findings: Findings,
): readonly Field[] {
  const ports = pod.containers.flatMap(({ field }) => field.get("ports").items());
  return ports.filter((port) => {
    const name = port.get("name");
    if (!name.isReadable) findings.notEvaluated(name);
    const isForMetrics = (name.text ?? "").split("-").some((word) => words.has(word));
    return isForMetrics && port.get("protocol").value !== "UDP";
  });
}

function checkWorkload(
  workload: Workload,
  ports: readonly Field[],
  scrapers: Scrapers,
  findings: Findings,
): void {
  const { namespace } = workload;
  if (namespace === undefined) {
    findings.notEvaluated(namespaceField(workload.root.resource));
    return;
  }
  const services = scrapers
    .servicesOf(namespace)
    .map((service): Door => ({ root: service.root, isBefore: leadsTo(service, workload) }))
    .filter(({ isBefore }) => isBefore !== false);
  const noted = anyOf([
    isNoted(workload.pod.metadata),
    ...services.map(({ root, isBefore }) => allOf([isBefore, isNoted(root.get("metadata"))])),
  ]);
  if (noted === true) return;
  const monitors = scrapers.monitorsOf(namespace);
  for (const port of ports) {
    const answers = monitors.map((monitor) => {
      const looks = looksInto(monitor, namespace);
      if (monitor.selectsPods) return allOf([looks, scrapesPod(monitor, workload, port)]);
      return allOf([looks, anyOf(services.map((door) => scrapesService(monitor, door, port)))]);
    });
    const isScraped = anyOf([noted, ...answers]);
    if (isScraped instanceof Field) findings.notEvaluated(isScraped);
    else if (!isScraped) {
      const hidden = scrapers.hiddenIn(namespace);
      failUnlessHidden(port, "nothing scrapes the port for metrics", hidden, findings);
    }
  }
}

/** A Service without a selector has endpoints of somebody else's making. */
function leadsTo({ root }: Service, { labels }: Workload): Answer {
  const selector = root.get("spec", "selector");
  return selector.isSet ? hasLabels(selector, labels) : false;
}

function isNoted(metadata: Field): Answer {
  const note = metadata.get("annotations", SCRAPE);
  return note.isReadable ? isTrue(note.value) : note;
}

function scrapesPod({ selector, endpoints }: Monitor, { labels }: Workload, port: Field): Answer {
  const hasPort = endpoints.map((endpoint) => isPort(wantedPort(endpoint), port));
  return allOf([selects(selector, labels), anyOf(hasPort)]);
}

function scrapesService({ selector, endpoints }: Monitor, door: Door, port: Field): Answer {
  const offered = door.root.get("spec", "ports").items();
  const hasPort = endpoints.map((endpoint) => {
    const wanted = wantedPort(endpoint);
    if (!endpoint.get("port").isSet && wanted.isSet) return isPort(wanted, port);
    return anyOf(
      offered.map((own) => allOf([matchesAny(wanted, [own], "name"), leadsToPort(own, port)])),
    );
  });
  const isSelected = selects(selector, door.root.get("metadata", "labels"));
  return allOf([door.isBefore, isSelected, anyOf(hasPort)]);
}

function isPort(wanted: Field, port: Field): Answer {
  return matchesAny(wanted, [port], "name", "containerPort");
}

/** A port of a Service leads to the port of the same number, unless it says otherwise. */
function leadsToPort(own: Field, port: Field): Answer {
  const target = own.get("targetPort");
  return isPort(target.isSet ? target : own.get("port"), port);
}

function scrapersOf(world: World): Scrapers {
  const monitors = world.monitors;
  const services = byNamespace(world.services);
  const hiddenIn = world.blindSpots(isMonitor);
  const others = otherScrapers(world);
  const known = new Map<string, readonly Monitor[]>();
  return {
    monitorsOf(namespace) {
      const looking =
        known.get(namespace) ??
        monitors.filter((monitor) => looksInto(monitor, namespace) !== false);
      known.set(namespace, looking);
      return looking;
    },
    servicesOf: (namespace) => services.get(namespace) ?? [],
    hiddenIn: (namespace) => others ?? hiddenIn(namespace),
  };
}

function otherScrapers(world: World): string | undefined {
  const other = world.resources.find((resource) => {
    if (resource.type !== RELEASE) return OTHER_SCRAPERS.test(resource.type);
    const values = Field.root(resource).get("values");
    return OTHER_SCRAPES.some((keys) => isFilled(values.get(...keys).value));
  });
  return other === undefined ? undefined : `not read: what ${other.kind} "${other.name}" scrapes`;
}
