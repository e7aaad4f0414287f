import { monAlertCoverage } from "../../../../policy/rules/monitoring/mon-alert-coverage";
import { describeRule, type ExpectedFinding, type RuleCase } from "../../describe-rule";
import { declared, manifest, namespace, namespaced, SECRET, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const TIER = { tier: "1" };
const MARK = "metadata.labels.tier";
const API = "monitoring.coreos.com/v1";

const deployment = (labels: unknown = TIER, place: unknown = "shop", podLabels: Properties = {}) =>
  manifest({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: place, labels },
    spec: { template: { metadata: { labels: podLabels }, spec: { containers: [] } } },
  });

const ALERTS = [
  { alert: "TargetGone", expr: 'up{namespace="shop"} == 0' },
  {
    alert: "Slow",
    expr: 'histogram_quantile(0.99, rate(request_seconds{namespace=~"shop|till"}[5m])) > 1',
  },
  {
    alert: "Throttled",
    expr: 'rate(container_cpu_cfs_throttled_seconds_total{namespace!="till"}[5m]) > 1',
  },
  { alert: "QuotaNearLimit", expr: 'kube_resourcequota{type="used"} > 9' },
] as const;
const rules = (...list: readonly unknown[]) =>
  namespaced(API, "PrometheusRule", "shop", { groups: [{ name: "web", rules: list }] });
const covered = [...deployment(), ...rules(...ALERTS)];

const RECEIVERS = [
  { name: "null" },
  { name: "page", pagerduty_configs: [{ routing_key_file: "/etc/key" }] },
  { name: "empty", slack_configs: [] },
];
const release = (chart: string, values: Properties, more: Properties = {}) =>
  declared("kubernetes:helm.sh/v3:Release", { chart, namespace: "watch", values, ...more });
const stack = (route: unknown, more: Properties = {}) =>
  release("kube-prometheus-stack", {
    defaultRules: { create: false },
    alertmanager: { config: { route, receivers: RECEIVERS }, ...more },
  });
const children = (...routes: readonly Properties[]) => ({ receiver: "null", routes });
const page = (conditions: Properties) => children({ receiver: "page", ...conditions });
const PAGED = stack({ receiver: "page" });
const LOST: readonly ExpectedFinding[] = [
  ["values.alertmanager.config", "no receiver gets the critical alerts of tier 1", "routes"],
];
const CATEGORIES = ["availability", "latency", "saturation", "quota"] as const;
const lacking = (category = "", path = MARK): ExpectedFinding => [
  path,
  `Deployment "web" is marked as tier 1 and has no alert on ${category}`,
  "categories",
];

const ownRoutes = (place: string, spec: Properties) =>
  namespaced("monitoring.coreos.com/v1alpha1", "AlertmanagerConfig", place, spec);
const OWN_PAGE = {
  route: { receiver: "page", matchers: [{ name: "severity", value: "critical" }] },
  receivers: [{ name: "page", webhookConfigs: [{ url: "https://pager.example.com" }] }],
};
const NO_ROUTES = "not part of the stack: the routes of Alertmanager";

const DELIVERING = {
  "matchers as a text": page({ matchers: ['severity="critical"'] }),
  "a pattern": page({ matchers: ["severity=~critical|page"] }),
  "the old form": page({ match: { severity: "critical" } }),
  "the old form with a pattern": page({ match_re: { severity: "crit.*" } }),
  "the namespace": page({ matchers: ['namespace="shop"'] }),
  "a label that the alert may have": page({ matchers: ['team="shop"'] }),
  "the second child, since the first goes on": children(
    { receiver: "null", continue: true },
    { receiver: "page" },
  ),
  "a child of a child that inherits": children({ receiver: "page", routes: [{}] }),
  "the root, since the child takes another": {
    receiver: "page",
    routes: [{ receiver: "null", matchers: ['alertname="Watchdog"'] }],
  },
};

const LOSING = {
  "the root has no integration": { receiver: "null" },
  "the list of integrations is empty": { receiver: "empty" },
  "the receiver does not exist": { receiver: "other" },
  "only warnings are routed": page({ matchers: ['severity="warning"'] }),
  "critical ones are left out": page({ matchers: ['severity!="critical"'] }),
  "another namespace is routed": page({ match: { namespace: "till" } }),
  "a child takes it away": {
    receiver: "page",
    routes: [{ receiver: "null", matchers: ["severity=critical"] }],
  },
};

const without = (at: number) => ALERTS.filter((_, index) => index !== at);

describeRule(monAlertCoverage, {
  pass: [
    { name: "all alerts and a receiver", resources: [...covered, ...PAGED] },
    {
      name: "the label on the pods",
      resources: [...deployment({}, "shop", TIER), ...rules(...ALERTS), ...PAGED],
    },
    {
      name: "categories by the label of an alert",
      resources: [
        ...deployment(),
        ...rules(
          ...["availability", "latency", "saturation", "quota"].map((sli) => ({
            alert: "A",
            expr: "a > 1",
            labels: { sli },
          })),
        ),
        ...PAGED,
      ],
    },
    {
      name: "the alerts that come with the chart, and one on latency",
      resources: [
        ...deployment(),
        ...rules(ALERTS[1]),
        ...release("kube-prometheus-stack", {
          alertmanager: { config: { route: { receiver: "page" }, receivers: RECEIVERS } },
        }),
      ],
    },
    {
      name: "alerts in the values of a chart",
      resources: [
        ...deployment(),
        ...release("example/prometheus", {
          serverFiles: { "alerting_rules.yml": { groups: [{ rules: ALERTS }] } },
          alertmanager: { config: { route: { receiver: "page" }, receivers: RECEIVERS } },
        }),
      ],
    },
    ...Object.entries(DELIVERING).map(([name, route]) => ({
      name: `a route by ${name}`,
      resources: [...covered, ...stack(route)],
    })),
    {
      name: "routes of the namespace's own",
      resources: [...covered, ...stack({ receiver: "null" }), ...ownRoutes("shop", OWN_PAGE)],
    },
    {
      name: "routes of another namespace that see all",
      resources: [
        ...covered,
        ...stack(
          { receiver: "null" },
          { alertmanagerSpec: { alertmanagerConfigMatcherStrategy: { type: "None" } } },
        ),
        ...ownRoutes("till", OWN_PAGE),
      ],
    },
    {
      name: "labels and categories of one's own",
      resources: [...deployment({ grade: "gold" }), ...rules(ALERTS[0]), ...PAGED],
      parameters: { tierOne: { grade: "gold" }, categories: { life: "target" } },
    },
  ],
  fail: [
    ...ALERTS.map(({ alert }, at): RuleCase => ({
      name: `no alert like ${alert}`,
      resources: [...deployment(), ...rules(...without(at)), ...PAGED],
      findings: [lacking(CATEGORIES[at])],
    })),
    {
      name: "no alert at all in a namespace of tier 1",
      resources: [...namespace("shop", TIER), ...deployment({}), ...PAGED],
      findings: CATEGORIES.map((category) => lacking(category, "metadata.namespace")),
    },
    {
      name: "alerts on another namespace",
      resources: [...deployment(TIER, "till"), ...rules(...ALERTS), ...PAGED],
      findings: [lacking("availability"), lacking("saturation")],
    },
    {
      name: "an alert on another workload",
      resources: [
        ...deployment(),
        ...rules(...without(0), { alert: "Gone", expr: 'available{deployment="other"} == 0' }),
        ...PAGED,
      ],
      findings: [lacking("availability")],
    },
    ...Object.entries(LOSING).map(([name, route]): RuleCase => ({
      name: `routes where ${name}`,
      resources: [...covered, ...stack(route)],
      findings: LOST,
    })),
    {
      name: "a chart's own routes, which tell nobody",
      resources: [...covered, ...release("kube-prometheus-stack", {})],
      findings: LOST,
    },
    {
      name: "routes of another namespace only",
      resources: [...covered, ...stack({ receiver: "null" }), ...ownRoutes("till", OWN_PAGE)],
      findings: LOST,
    },
    {
      name: "two workloads of one lost namespace, told once",
      resources: [...covered, ...deployment(), ...stack({ receiver: "null" })],
      findings: LOST,
    },
  ],
  notApplicable: [{ name: "a queue", resources: declared("aws:sqs/queue:Queue", { tags: TIER }) }],
  unknown: [
    {
      name: "no workload of tier 1",
      resources: [...deployment({ tier: "frontend" }), ...rules(...ALERTS)],
      reasons: ["not configured: nothing has a label of tierOne"],
    },
    {
      name: "unknown labels",
      resources: deployment(UNKNOWN),
      reasons: ["unknown value at metadata.labels"],
    },
    {
      name: "an unknown namespace",
      resources: [...deployment(TIER, UNKNOWN), ...PAGED],
      reasons: ["unknown value at metadata.namespace"],
    },
    { name: "no Alertmanager", resources: covered, reasons: [NO_ROUTES] },
    {
      name: "an unknown expression where an alert is missing",
      resources: [
        ...deployment(),
        ...rules(...without(1), { alert: "A", expr: UNKNOWN }),
        ...PAGED,
      ],
      reasons: ['not readable: spec.groups[0].rules[3].expr of PrometheusRule "it"'],
    },
    {
      name: "a chart that may bring alerts",
      resources: [...deployment(), ...PAGED, ...release("web", {})],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
    {
      name: "secret alerts in the values of a chart",
      resources: [
        ...deployment(),
        ...release("kube-prometheus-stack", {
          defaultRules: { create: false },
          additionalPrometheusRulesMap: SECRET,
          alertmanager: { config: { route: { receiver: "page" }, receivers: RECEIVERS } },
        }),
      ],
      reasons: ['not readable: values.additionalPrometheusRulesMap of Release "it"'],
    },
    {
      name: "routes in a Secret",
      resources: [
        ...covered,
        ...namespaced(API, "Alertmanager", "watch", { configSecret: "routes" }),
      ],
      reasons: ['not part of the stack: the Secret with the routes of Alertmanager "it"'],
    },
    {
      name: "routes in a Secret that a chart names",
      resources: [
        ...covered,
        ...stack({ receiver: "null" }, { alertmanagerSpec: { configSecret: "routes" } }),
      ],
      reasons: ['not part of the stack: the Secret with the routes of Alertmanager "it"'],
    },
    {
      name: "values in files",
      resources: [
        ...covered,
        ...release("alertmanager", {}, { valueYamlFiles: [{ path: "values.yaml" }] }),
      ],
      reasons: ['not read: the files with the values of "it"'],
    },
    {
      name: "secret routes",
      resources: [...covered, ...stack(SECRET)],
      reasons: ["secret value at values.alertmanager.config.route"],
    },
    {
      name: "secret values of a chart",
      resources: [...covered, ...release("alertmanager", { config: SECRET })],
      reasons: ["secret value at values.config"],
    },
  ],
});
