import { monCovered } from "../../../../policy/rules/monitoring/mon-covered";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, manifest, namespaced, POD_OWNERS, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const LABELS = { app: "it" };
const SELECTOR = { matchLabels: LABELS };
const METRICS = { name: "http-metrics", containerPort: 9090 };
const PORT = "spec.template.spec.containers[0].ports[0]";
const NOTE = { "prometheus.io/scrape": "true" };
const API = "monitoring.coreos.com/v1";

const workload = (ports: unknown = [METRICS], metadata: Properties = {}, place: unknown = "shop") =>
  namespaced("apps/v1", "Deployment", place, {
    template: {
      metadata: { labels: LABELS, ...metadata },
      spec: { containers: [{ name: "app", ports }] },
    },
  });
const service = (port: Properties, spec: Properties = {}, metadata: Properties = {}) =>
  manifest({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "it", namespace: "shop", labels: LABELS, ...metadata },
    spec: { selector: LABELS, ports: [{ name: "web", ...port }], ...spec },
  });
const DOOR = service({ port: 80, targetPort: "http-metrics" });
const monitor = (endpoint: Properties, spec: Properties = {}, place = "shop") =>
  namespaced(API, "ServiceMonitor", place, { selector: SELECTOR, endpoints: [endpoint], ...spec });
const podMonitor = (endpoint: Properties, spec: Properties = {}, place = "shop") =>
  namespaced(API, "PodMonitor", place, {
    selector: SELECTOR,
    podMetricsEndpoints: [endpoint],
    ...spec,
  });
const release = (place: string, values: Properties = {}) =>
  declared("kubernetes:helm.sh/v3:Release", { chart: "watch", namespace: place, values });

describeRule(monCovered, {
  pass: [
    { name: "a PodMonitor", resources: [...workload(), ...podMonitor({ port: "http-metrics" })] },
    {
      name: "a PodMonitor by number",
      resources: [...workload(), ...podMonitor({ portNumber: 9090 })],
    },
    {
      name: "a PodMonitor that looks everywhere",
      resources: [
        ...workload(),
        ...podMonitor({ port: "http-metrics" }, { namespaceSelector: { any: true } }, "watch"),
      ],
    },
    { name: "a ServiceMonitor", resources: [...workload(), ...DOOR, ...monitor({ port: "web" })] },
    {
      name: "a ServiceMonitor for the port behind",
      resources: [...workload(), ...DOOR, ...monitor({ targetPort: 9090 })],
    },
    {
      name: "a Service that names no target",
      resources: [...workload(), ...service({ port: 9090 }), ...monitor({ port: "web" })],
    },
    { name: "a pod with the annotation", resources: workload([METRICS], { annotations: NOTE }) },
    {
      name: "a Service with the annotation",
      resources: [...workload(), ...service({ port: 80 }, {}, { annotations: NOTE })],
    },
    { name: "ports for other things", resources: workload([{ name: "http", containerPort: 80 }]) },
    { name: "a part of a word", resources: workload([{ name: "promo", containerPort: 80 }]) },
    { name: "UDP", resources: workload([{ ...METRICS, protocol: "UDP" }]) },
    { name: "no port", resources: workload([]) },
    { name: "words of one's own", resources: workload(), parameters: { portWords: ["stats"] } },
  ],
  fail: [
    {
      name: "no monitor",
      resources: workload(),
      findings: [[PORT, 'no monitor scrapes port "http-metrics" for metrics']],
    },
    ...POD_OWNERS.filter(({ kind }) => kind !== "PodTemplate").map(
      ({ kind, path, make }): RuleCase => ({
        name: `a ${kind}`,
        resources: make({ containers: [{ name: "app", ports: [METRICS] }] }),
        findings: [
          [`${path}.containers[0].ports[0]`, 'no monitor scrapes port "http-metrics" for metrics'],
        ],
      }),
    ),
    {
      name: "a sidecar among the init containers",
      resources: POD_OWNERS[0].make({
        containers: [],
        initContainers: [{ name: "proxy", restartPolicy: "Always", ports: [METRICS] }],
      }),
      findings: [
        ["spec.initContainers[0].ports[0]", 'no monitor scrapes port "http-metrics" for metrics'],
      ],
    },
    {
      name: "one of two ports",
      resources: [
        ...workload([METRICS, { name: "prom", containerPort: 9091 }]),
        ...podMonitor({ port: "http-metrics" }),
      ],
      findings: [
        ["spec.template.spec.containers[0].ports[1]", 'no monitor scrapes port "prom" for metrics'],
      ],
    },
    {
      name: "a PodMonitor of another namespace",
      resources: [...workload(), ...podMonitor({ port: "http-metrics" }, {}, "till")],
      findings: [[PORT, 'no monitor scrapes port "http-metrics" for metrics']],
    },
    {
      name: "a PodMonitor of other labels",
      resources: [
        ...workload(),
        ...podMonitor({ port: "http-metrics" }, { selector: { matchLabels: { app: "web" } } }),
      ],
      findings: [[PORT, 'no monitor scrapes port "http-metrics" for metrics']],
    },
    {
      name: "a ServiceMonitor without a Service",
      resources: [...workload(), ...monitor({ port: "web" })],
      findings: [[PORT, 'no monitor scrapes port "http-metrics" for metrics']],
    },
    {
      name: "a Service that leads to another port",
      resources: [
        ...workload(),
        ...service({ port: 80, targetPort: 8080 }),
        ...monitor({ port: "web" }),
      ],
      findings: [[PORT, 'no monitor scrapes port "http-metrics" for metrics']],
    },
    {
      name: "a Service without a selector",
      resources: [
        ...workload(),
        ...service({ port: 9090 }, { selector: undefined }),
        ...monitor({ port: "web" }),
      ],
      findings: [[PORT, 'no monitor scrapes port "http-metrics" for metrics']],
    },
    {
      name: "the annotation that says no",
      resources: workload([METRICS], { annotations: { "prometheus.io/scrape": "false" } }),
      findings: [[PORT, 'no monitor scrapes port "http-metrics" for metrics']],
    },
    {
      name: "a chart in another namespace",
      resources: [...workload(), ...release("till")],
      findings: [[PORT, 'no monitor scrapes port "http-metrics" for metrics']],
    },
  ],
  notApplicable: [{ name: "a queue", resources: declared("aws:sqs/queue:Queue", {}) }],
  unknown: [
    {
      name: "unknown ports",
      resources: workload(UNKNOWN),
      reasons: ["unknown value at spec.template.spec.containers[0].ports"],
    },
    {
      name: "an unknown name beside a bad port",
      resources: workload([METRICS, { name: UNKNOWN, containerPort: 1 }]),
      findings: [[PORT, 'no monitor scrapes port "http-metrics" for metrics']],
      reasons: ["unknown value at spec.template.spec.containers[0].ports[1].name"],
    },
    {
      name: "an unknown namespace",
      resources: workload([METRICS], {}, UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "unknown annotations",
      resources: workload([METRICS], { annotations: UNKNOWN }),
      reasons: ["unknown value at spec.template.metadata.annotations"],
    },
    {
      name: "an unknown selector of a monitor",
      resources: [...workload(), ...podMonitor({ port: "http-metrics" }, { selector: UNKNOWN })],
      reasons: ["unknown value at spec.selector"],
    },
    {
      name: "a chart in the namespace",
      resources: [...workload(), ...release("shop")],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
    {
      name: "a chart that scrapes more",
      resources: [
        ...workload(),
        ...release("till", { prometheus: { additionalPodMonitors: [{ name: "all" }] } }),
      ],
      reasons: ['not read: what Release "it" scrapes'],
    },
    {
      name: "other kinds that scrape",
      resources: [
        ...workload(),
        ...namespaced("monitoring.coreos.com/v1alpha1", "ScrapeConfig", "till", {}),
      ],
      reasons: ['not read: what ScrapeConfig "it" scrapes'],
    },
  ],
});
