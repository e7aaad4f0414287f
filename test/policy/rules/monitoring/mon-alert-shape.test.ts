import { monAlertShape } from "../../../../policy/rules/monitoring/mon-alert-shape";
import { describeRule, type RuleCase } from "../../describe-rule";
import { namespaced, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const NOTES = { summary: "The queue is long", runbook_url: "https://runbooks.example.com/queue" };

const alert = (change: Properties = {}) => ({
  alert: "QueueTooLong",
  expr: "queue_length > 10",
  for: "5m",
  labels: { severity: "warning" },
  annotations: NOTES,
  ...change,
});
const critical = (change: Properties = {}) =>
  alert({ alert: "QueueStuck", labels: { severity: "critical" }, ...change });
const rules = (...list: readonly unknown[]) =>
  namespaced("monitoring.coreos.com/v1", "PrometheusRule", "shop", {
    groups: [{ name: "queue", rules: list }],
  });
const at = (index: number, field: string) => `spec.groups[0].rules[${index}].${field}`;

describeRule(monAlertShape, {
  pass: [
    { name: "an alert with all of it", resources: rules(alert()) },
    { name: "a recorded series", resources: rules({ record: "queue:length", expr: "sum(q)" }) },
    {
      name: "a severity of one's own",
      resources: rules(alert({ labels: { severity: "page" } })),
      parameters: { severities: ["page"] },
    },
    {
      name: "one name with two severities",
      resources: rules(alert(), alert({ labels: { severity: "info" }, expr: "queue_length > 5" })),
    },
    {
      name: "a critical alert that sees absence itself",
      resources: rules(critical({ expr: "queue_length > 99 or absent(queue_length)" })),
    },
    {
      name: "a critical alert whose series another alert watches",
      resources: rules(critical(), alert({ expr: 'absent(queue_length{job="queue"})' })),
    },
    { name: "no group", resources: rules() },
  ],
  fail: [
    ...[undefined, "0s", "", "0m"].map((wait): RuleCase => ({
      name: `an alert that waits for ${JSON.stringify(wait)}`,
      resources: rules(alert({ for: wait })),
      findings: [[at(0, "for"), 'alert "QueueTooLong" does not wait before it fires', "duration"]],
    })),
    ...[undefined, "urgent", "Critical"].map((severity): RuleCase => ({
      name: `the severity ${severity}`,
      resources: rules(alert({ labels: { severity } })),
      findings: [
        [
          at(0, "labels.severity"),
          'the severity of alert "QueueTooLong" must be one of critical, warning, info',
          "severity",
        ],
      ],
    })),
    {
      name: "an alert with no more than a condition, beside a good one",
      resources: rules(alert(), { alert: "Bare", expr: "up == 0" }),
      findings: [
        [at(1, "for"), 'alert "Bare" does not wait before it fires', "duration"],
        [
          at(1, "labels.severity"),
          'the severity of alert "Bare" must be one of critical, warning, info',
          "severity",
        ],
        [at(1, "annotations.summary"), 'alert "Bare" has no summary', "annotations"],
        [at(1, "annotations.runbook_url"), 'alert "Bare" has no runbook_url', "annotations"],
      ],
    },
    {
      name: "an empty summary",
      resources: rules(alert({ annotations: { ...NOTES, summary: "" } })),
      findings: [
        [at(0, "annotations.summary"), 'alert "QueueTooLong" has no summary', "annotations"],
      ],
    },
    {
      name: "an alert twice, written differently",
      resources: rules(alert(), alert({ expr: " queue_length  >  10 " })),
      findings: [[at(1, "alert"), 'alert "QueueTooLong" is declared twice', "duplicates"]],
    },
    {
      name: "a critical alert that is silent without its series",
      resources: rules(critical(), alert({ expr: "absent(other_length)" })),
      findings: [
        [at(0, "expr"), 'alert "QueueStuck" does not fire when its series are missing', "absence"],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a ServiceMonitor",
      resources: namespaced("monitoring.coreos.com/v1", "ServiceMonitor", "shop", {}),
    },
  ],
  unknown: [
    {
      name: "unknown groups",
      resources: namespaced("monitoring.coreos.com/v1", "PrometheusRule", "shop", {
        groups: UNKNOWN,
      }),
      reasons: ["unknown value at spec.groups"],
    },
    {
      name: "an unknown alert beside a bad one",
      resources: rules(UNKNOWN, alert({ for: undefined })),
      findings: [[at(1, "for"), 'alert "QueueTooLong" does not wait before it fires', "duration"]],
      reasons: ["unknown value at spec.groups[0].rules[0]"],
    },
    {
      name: "unknown parts",
      resources: rules(
        critical({ expr: UNKNOWN, for: UNKNOWN, annotations: { ...NOTES, summary: UNKNOWN } }),
      ),
      reasons: ["for", "annotations.summary", "expr"].map(
        (field) => `unknown value at ${at(0, field)}`,
      ),
    },
    {
      name: "an unknown severity",
      resources: rules(alert({ labels: UNKNOWN })),
      reasons: [`unknown value at ${at(0, "labels")}`],
    },
  ],
});
