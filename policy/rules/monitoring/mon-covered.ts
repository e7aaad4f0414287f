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
import type { Workload } from "../../world/kubernetes/workloads";
import { once } from "../../world/once";
import type { World } from "../../world/world";

/** Annotation of a pod or a Service that many Prometheus configurations scrape by. */
const SCRAPE = "prometheus.io/scrape";

/** Kinds other than monitors that configure the scraping of pods. */
const OTHER_SCRAPERS =
  /:(?:ScrapeConfig|OpenTelemetryCollector|(?:Cluster)?PodMonitoring|VM(?:Pod|Service)Scrape)$/;

/** Values by which the charts kube-prometheus-stack and prometheus scrape more. */
const OTHER_SCRAPES = [
  ["prometheus", "additionalServiceMonitors"],
  ["prometheus", "additionalPodMonitors"],
  ["prometheus", "prometheusSpec", "additionalScrapeConfigs"],
  ["prometheus", "prometheusSpec", "additionalScrapeConfigsSecret"],
  ["extraScrapeConfigs"],
] as const;

/** A Service, and whether it leads to the pods of a workload. */
interface ServiceOfPods {
  readonly root: Field;
  readonly leadsThere: Answer;
}

/** Metrics that are not scraped are missing when an incident has to be explained. */
export const monCovered = stackRule({
  id: "mon-covered",
  topic: "monitoring",
  severity: "medium",
  description: "Every port for metrics of a workload is scraped.",
  remediation:
    "Declare a PodMonitor for the port, or a ServiceMonitor for a Service of the pods with that port.",
  frameworks: [eksBestPractices("observability", "Collect the metrics of every workload")],
  parameters: {
    portWords: texts("Words that mark a port for metrics: one part of its name, split at dashes.", [
      "metrics",
      "prom",
      "prometheus",
    ]),
  },
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { settings: { portWords } }) {
    const words = new Set(portWords);
    for (const workload of world.workloads) {
      const ports = metricPorts(workload, words, findings);
      if (ports.length > 0) checkWorkload(workload, ports, world, findings);
    }
  },
});

/** The ports for metrics; those of UDP cannot be scraped. */
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
  world: World,
  findings: Findings,
): void {
  const { namespace } = workload;
  if (namespace === undefined) {
    findings.notEvaluated(namespaceField(workload.root.resource));
    return;
  }
  const services = servicesBefore(workload, world.servicesIn(namespace));
  const annotated = anyOf([
    isAnnotated(workload.pod.metadata),
    ...services.map(({ root, leadsThere }) =>
      allOf([leadsThere, isAnnotated(root.get("metadata"))]),
    ),
  ]);
  if (annotated === true) return;
  const monitors = world.monitorsFor(namespace);
  for (const port of ports) {
    const answers = monitors.map((monitor) => {
      const looks = looksInto(monitor, namespace);
      if (monitor.selectsPods) return allOf([looks, scrapesPod(monitor, workload, port)]);
      return allOf([
        looks,
        anyOf(services.map((service) => scrapesService(monitor, service, port))),
      ]);
    });
    const isScraped = anyOf([annotated, ...answers]);
    if (isScraped instanceof Field) findings.notEvaluated(isScraped);
    else if (!isScraped) {
      const hidden = otherScraper(world) ?? world.blindSpots(isMonitor)(namespace);
      const name = port.get("name").text ?? "";
      failUnlessHidden(port, `no monitor scrapes port "${name}" for metrics`, hidden, findings);
    }
  }
}

function servicesBefore(
  workload: Workload,
  services: readonly Service[],
): readonly ServiceOfPods[] {
  return services
    .map((service) => ({ root: service.root, leadsThere: leadsTo(service, workload) }))
    .filter(({ leadsThere }) => leadsThere !== false);
}

/** The endpoints of a Service without a selector are declared elsewhere. */
function leadsTo({ root }: Service, { labels }: Workload): Answer {
  const selector = root.get("spec", "selector");
  return selector.isSet ? hasLabels(selector, labels) : false;
}

function isAnnotated(metadata: Field): Answer {
  const note = metadata.get("annotations", SCRAPE);
  return note.isReadable ? isTrue(note.value) : note;
}

function scrapesPod({ selector, endpoints }: Monitor, { labels }: Workload, port: Field): Answer {
  const hasPort = endpoints.map((endpoint) => isPort(wantedPort(endpoint), port));
  return allOf([selects(selector, labels), anyOf(hasPort)]);
}

function scrapesService(
  { selector, endpoints }: Monitor,
  { root, leadsThere }: ServiceOfPods,
  port: Field,
): Answer {
  const offered = root.get("spec", "ports").items();
  const hasPort = endpoints.map((endpoint) => {
    const wanted = wantedPort(endpoint);
    if (!endpoint.get("port").isSet && wanted.isSet) return isPort(wanted, port);
    return anyOf(
      offered.map((own) => allOf([matchesAny(wanted, [own], "name"), leadsToPort(own, port)])),
    );
  });
  const isSelected = selects(selector, root.get("metadata", "labels"));
  return allOf([leadsThere, isSelected, anyOf(hasPort)]);
}

function isPort(wanted: Field, port: Field): Answer {
  return matchesAny(wanted, [port], "name", "containerPort");
}

/** A port of a Service leads to the port of the same number, unless it sets targetPort. */
function leadsToPort(own: Field, port: Field): Answer {
  const target = own.get("targetPort");
  return isPort(target.isSet ? target : own.get("port"), port);
}

/** Something other than a monitor that may scrape the port. */
const otherScraper = once((world): string | undefined => {
  const other = world
    .where((type) => type === RELEASE || OTHER_SCRAPERS.test(type))
    .find((resource) => {
      if (resource.type !== RELEASE) return true;
      const values = Field.root(resource).get("values");
      return OTHER_SCRAPES.some((keys) => isFilled(values.get(...keys).value));
    });
  return other === undefined ? undefined : `not read: what ${other.kind} "${other.name}" scrapes`;
});
