import { ADVICE_ON_AVAILABILITY } from "../../admission/expression";
import { alertsOf, PROMETHEUS_RULE, type Alert } from "../../world/monitoring/alert-rules";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { texts } from "../../rule/parameters";
import { isFilled } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";

/** Whoever is woken up must read what is wrong and what to do. */
const ANNOTATIONS = ["summary", "runbook_url"] as const;

/** A duration of Prometheus that lasts no time: `0s`, `0m`. */
const NO_TIME = /^(?:0+(?:ms|[smhdwy])?)+$/;

/** What an expression looks for the absence of, up to its labels or its end. */
const ABSENCE = /\babsent(?:_over_time)?\s*\(\s*([A-Za-z_:][\w:]*)?/g;

/** An alert that flickers, names no severity or says nothing is one that people learn to ignore. */
export const monAlertShape = resourceRule({
  id: "mon-alert-shape",
  topic: "monitoring",
  severity: "medium",
  description:
    "Every alert waits before it fires, has a known severity, says what is wrong and what to do, " +
    "stands there once, and sees missing data where it is critical.",
  remediation:
    "Set for, labels.severity, annotations.summary and annotations.runbook_url; keep one alert of " +
    "each name, expression and set of labels; join absent(...) to the expression of a critical " +
    "alert, or declare a critical alert on the absence of its data.",
  frameworks: [eksBestPractices("observability", "Alert on what a person can act upon")],
  parameters: {
    severities: texts("Values of the label severity that a route knows.", [
      "critical",
      "warning",
      "info",
    ]),
  },
  appliesTo: (type) => type === PROMETHEUS_RULE,
  check(root, findings, { settings: { severities } }) {
    const groups = root.get("spec", "groups");
    if (!groups.isReadable) findings.notEvaluated(groups);
    const alerts = groups.isReadable ? alertsOf(root.resource) : [];
    for (const alert of alerts) checkAlert(alert, severities, findings);
    checkDuplicates(alerts, findings);
    checkAbsence(alerts, findings);
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
  findings.require(field.get("for"), lasts, `${label} fires at the first sample`);
  findings.require(
    field.get("labels", "severity"),
    (value) => severities.some((known) => known === value),
    `the severity of ${label} is none of the list`,
  );
  for (const name of ANNOTATIONS) {
    findings.require(field.get("annotations", name), isFilled, `${label} has no ${name}`);
  }
}

/** Where its series are gone a comparison is neither true nor false, and the alert is silent. */
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
    if (!isWatched) findings.advise(expression, `${label} is silent where its series are absent`);
  }
}

function absencesIn(expression = ""): readonly string[] {
  return [...expression.matchAll(ABSENCE)].map(([, metric = ""]) => metric);
}

function wordsOf(expression: string): readonly string[] {
  return expression.match(/[A-Za-z_:][\w:]*/g) ?? [];
}

/** Two alerts are one to Alertmanager where name and labels are equal. */
function checkDuplicates(alerts: readonly Alert[], findings: Findings): void {
  const seen = new Set<string>();
  for (const { field, label } of alerts) {
    const key = identityOf(field);
    if (key === undefined) continue;
    if (seen.has(key)) findings.fail(field.get("alert"), `${label} stands there twice`);
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
