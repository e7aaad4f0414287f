import { ADVICE_ON_AVAILABILITY } from "../../admission/expression";
import { alertsOf, PROMETHEUS_RULE, type Alert } from "../../world/monitoring/alert-rules";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { texts } from "../../rule/parameters";
import { isFilled } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";

/** Annotations that tell the person on call what is wrong and what to do. */
const ANNOTATIONS = ["summary", "runbook_url"] as const;

/** A duration of Prometheus that is zero: `0s`, `0m`. */
const NO_TIME = /^(?:0+(?:ms|[smhdwy])?)+$/;

/** A call of `absent` in an expression, up to the end of the name of its metric. */
const ABSENCE = /\babsent(?:_over_time)?\s*\(\s*([A-Za-z_:][\w:]*)?/g;

/** People ignore alerts that fire at once, have no severity or do not say what is wrong. */
export const monAlertShape = resourceRule({
  id: "mon-alert-shape",
  topic: "monitoring",
  severity: "medium",
  description:
    "Every alert waits before it fires, has a known severity and annotations, is declared once, " +
    "and detects missing data where it is critical.",
  remediation:
    "Set for, labels.severity, annotations.summary and annotations.runbook_url; keep one alert of " +
    "each name, expression and set of labels; add absent(...) to the expression of a critical " +
    "alert, or declare a critical alert on the absence of its data.",
  frameworks: [eksBestPractices("observability", "Alert on what a person can act upon")],
  checks: {
    duration: "Every alert waits for a time before it fires.",
    severity: "Every alert has one of the known severities.",
    annotations: "Every alert has a summary and a link to its runbook.",
    duplicates: "No alert is declared twice.",
    absence: "Every critical alert detects that its series are missing.",
  },
  parameters: {
    severities: texts("Values of the label severity that routes use.", [
      "critical",
      "warning",
      "info",
    ]),
  },
  appliesTo: (type) => type === PROMETHEUS_RULE,
  check(root, findings, { settings: { severities } }) {
    const groups = root.get("spec", "groups");
    if (!groups.isReadable) findings.notEvaluated(groups);
    const alerts = groups.isReadable ? alertsOf(root) : [];
    for (const alert of alerts) checkAlert(alert, severities, findings);
    checkDuplicates(alerts, findings.of("duplicates"));
    checkAbsence(alerts, findings.of("absence"));
  },
  whyNoAdmission: ADVICE_ON_AVAILABILITY,
});

function checkAlert(
  { field, label }: Alert,
  severities: readonly string[],
  findings: Findings,
): void {
  if (!field.isReadable) {
    findings.notEvaluated(field);
    return;
  }
  const lasts = (value: unknown) => isFilled(value) && !NO_TIME.test(String(value));
  findings
    .of("duration")
    .require(field.get("for"), lasts, `${label} does not wait before it fires`);
  findings
    .of("severity")
    .require(
      field.get("labels", "severity"),
      (value) => severities.some((known) => known === value),
      `the severity of ${label} must be one of ${severities.join(", ")}`,
    );
  for (const name of ANNOTATIONS) {
    const annotation = field.get("annotations", name);
    findings.of("annotations").require(annotation, isFilled, `${label} has no ${name}`);
  }
}

/** A comparison over missing series has no result, so the alert does not fire. */
function checkAbsence(alerts: readonly Alert[], findings: Findings): void {
  const watched = new Set(alerts.flatMap(({ field }) => absencesIn(field.get("expr").text)));
  for (const { field, label } of alerts) {
    const expression = field.get("expr");
    if (field.get("labels", "severity").value !== "critical") continue;
    const { text } = expression;
    if (text === undefined) {
      if (!expression.isReadable) findings.notEvaluated(expression);
      continue;
    }
    const isWatched = absencesIn(text).length > 0 || wordsOf(text).some((it) => watched.has(it));
    if (!isWatched)
      findings.advise(expression, `${label} does not fire when its series are missing`);
  }
}

function absencesIn(expression = ""): readonly string[] {
  return [...expression.matchAll(ABSENCE)].map(([, metric = ""]) => metric);
}

function wordsOf(expression: string): readonly string[] {
  return expression.match(/[A-Za-z_:][\w:]*/g) ?? [];
}

/** Alertmanager treats alerts with the same name and labels as one. */
function checkDuplicates(alerts: readonly Alert[], findings: Findings): void {
  const seen = new Set<string>();
  for (const { field, label } of alerts) {
    const key = identityOf(field);
    if (key === undefined) continue;
    if (seen.has(key)) findings.fail(field.get("alert"), `${label} is declared twice`);
    seen.add(key);
  }
}

function identityOf(alert: Field): string | undefined {
  const labels = alert.get("labels").entries();
  const parts = ["alert", "expr", "labels"].map((key) => alert.get(key));
  const values = labels.map(([, value]) => value);
  if ([...parts, ...values].some((part) => !part.isReadable)) return undefined;
  const sorted = labels.map(([key, { value }]) => `${key}=${String(value)}`).toSorted();
  const expression = String(alert.get("expr").value).replace(/\s+/g, " ").trim();
  return JSON.stringify([alert.get("alert").value, expression, sorted]);
}
