import { monMonitorMatches } from "../../../../policy/rules/monitoring/mon-monitor-matches";
import { describeRule } from "../../describe-rule";
import { declared, manifest, namespaced, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const LABELS = { app: "it" };
const SELECTOR = { matchLabels: LABELS };

const service = (place: unknown = "shop", labels: unknown = LABELS) =>
  manifest({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "it", namespace: place, labels },
    spec: {
      selector: LABELS,
      ports: [{ name: "http-metrics", port: 80, targetPort: "metrics" }],
    },
  });
const workload = (place: unknown = "shop") =>
  namespaced("apps/v1", "Deployment", place, {
    template: {
      metadata: { labels: LABELS },
      spec: { containers: [{ name: "app", ports: [{ name: "metrics", containerPort: 9090 }] }] },
    },
  });
const monitor = (spec: Properties = {}, place: unknown = "shop") =>
  namespaced("monitoring.coreos.com/v1", "ServiceMonitor", place, {
    selector: SELECTOR,
    endpoints: [{ port: "http-metrics" }],
    ...spec,
  });
const podMonitor = (spec: Properties = {}) =>
  namespaced("monitoring.coreos.com/v1", "PodMonitor", "shop", {
    selector: SELECTOR,
    podMetricsEndpoints: [{ port: "metrics" }],
    ...spec,
  });

describeRule(monMonitorMatches, {
  pass: [
    { name: "a Service of the namespace", resources: [...service(), ...monitor()] },
    {
      name: "a Service of a named namespace",
      resources: [
        ...service("web"),
        ...monitor({ namespaceSelector: { matchNames: ["other", "web"] } }),
      ],
    },
    {
      name: "a Service of any namespace",
      resources: [...service("web"), ...monitor({ namespaceSelector: { any: true } })],
    },
    {
      name: "an empty selector, which selects all",
      resources: [...service(), ...monitor({ selector: {} })],
    },
    ...["metrics", 9090].map((targetPort) => ({
      name: `the port ${targetPort} of the pods behind`,
      resources: [...service(), ...workload(), ...monitor({ endpoints: [{ targetPort }] })],
    })),
    {
      name: "the target port of the Service alone",
      resources: [...service(), ...monitor({ endpoints: [{ targetPort: "metrics" }] })],
    },
    { name: "no endpoint", resources: [...service(), ...monitor({ endpoints: undefined })] },
    { name: "pods", resources: [...workload(), ...podMonitor()] },
    {
      name: "pods by the number of the port",
      resources: [...workload(), ...podMonitor({ podMetricsEndpoints: [{ portNumber: 9090 }] })],
    },
    { name: "no monitor", resources: service() },
  ],
  fail: [
    {
      name: "no Service",
      resources: monitor(),
      findings: [["spec.selector", "the ServiceMonitor selects no Service"]],
    },
    {
      name: "a Service with other labels",
      resources: [...service("shop", { app: "web" }), ...monitor()],
      findings: [["spec.selector", "the ServiceMonitor selects no Service"]],
    },
    {
      name: "a Service whose pods have the labels, but not itself",
      resources: [...service("shop", {}), ...workload(), ...monitor()],
      findings: [["spec.selector", "the ServiceMonitor selects no Service"]],
    },
    {
      name: "a Service of another namespace",
      resources: [...service("web"), ...monitor()],
      findings: [["spec.selector", "the ServiceMonitor selects no Service"]],
    },
    {
      name: "a Service of the own namespace, where others are named",
      resources: [...service(), ...monitor({ namespaceSelector: { matchNames: ["web"] } })],
      findings: [["spec.selector", "the ServiceMonitor selects no Service"]],
    },
    {
      name: "one port of two",
      resources: [
        ...service(),
        ...monitor({ endpoints: [{ port: "http-metrics" }, { port: "metrics" }] }),
      ],
      findings: [
        ["spec.endpoints[1].port", "no Service that the monitor selects has port metrics"],
      ],
    },
    {
      name: "a target port that no container opens",
      resources: [...service(), ...workload(), ...monitor({ endpoints: [{ targetPort: 8080 }] })],
      findings: [
        ["spec.endpoints[0].targetPort", "no Service that the monitor selects has port 8080"],
      ],
    },
    {
      name: "no pod",
      resources: [...service(), ...podMonitor()],
      findings: [["spec.selector", "the PodMonitor selects no pod"]],
    },
    {
      name: "a port that no pod opens",
      resources: [...workload(), ...podMonitor({ podMetricsEndpoints: [{ port: "web" }] })],
      findings: [
        ["spec.podMetricsEndpoints[0].port", "no pod that the monitor selects has port web"],
      ],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "a chart in a namespace of its own, into which the monitor looks",
      resources: [
        ...declared("kubernetes:helm.sh/v3:Release", { chart: "web", namespace: "web" }),
        ...monitor({ namespaceSelector: { any: true } }),
      ],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
    {
      name: "an unknown selector",
      resources: [...service(), ...monitor({ selector: UNKNOWN })],
      reasons: ["unknown value at spec.selector"],
    },
    {
      name: "an unknown namespace",
      resources: [...service(), ...monitor({}, UNKNOWN)],
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "unknown namespaces to look into",
      resources: [...service(), ...monitor({ namespaceSelector: { matchNames: [UNKNOWN] } })],
      reasons: ["unknown value at spec.namespaceSelector.matchNames[0]"],
    },
    {
      name: "an unknown port beside a wrong one",
      resources: [...service(), ...monitor({ endpoints: [{ port: UNKNOWN }, { port: "web" }] })],
      findings: [["spec.endpoints[1].port", "no Service that the monitor selects has port web"]],
      reasons: ["unknown value at spec.endpoints[0].port"],
    },
    {
      name: "a Service that a chart may bring",
      resources: [
        ...declared("kubernetes:helm.sh/v3:Release", { chart: "web", namespace: "shop" }),
        ...monitor(),
      ],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
  ],
});
