import { alertInventory, isAbout, type AlertInventory } from "./mon-alert-coverage/alert-reach";
import { alertRoutes, isDelivered, type AlertRoutes } from "./mon-alert-coverage/alert-routes";
import { anyOf } from "../../rule/answers";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { namespaceField } from "../../world/kubernetes/namespaces";
import { patterns, textMap, type TextMap } from "../../rule/parameters";
import { stackRule } from "../../rule/rule";
import type { Workload } from "../../world/kubernetes/workloads";
import type { World } from "../../world/world";

/** Patterns that put an alert into a category by its name, its expression or a label. */
const CATEGORIES: TextMap = {
  availability:
    "availab|absent|\\bup\\b|probe_success|not_?ready|\\bdown\\b|error|\\b5xx\\b|5\\.\\.",
  latency: "latency|duration|quantile|response_?time|slow|\\bp9\\d",
  saturation:
    "saturat|throttl|utili[sz]ation|cpu|memory|max_?replicas|max(?:ed_?out|imum)|queue|backlog|disk",
  quota: "quota",
};

/** A workload of tier 1 with the label that marks it. */
interface TierOne extends Workload {
  readonly mark: Field;
}

/** A failure of an important workload without alerts is noticed too late. */
export const monAlertCoverage = stackRule({
  id: "mon-alert-coverage",
  topic: "monitoring",
  severity: "medium",
  description:
    "Every workload of tier 1 has alerts on availability, latency, saturation and quota, and its " +
    "critical alerts reach a receiver.",
  remediation:
    "Declare a PrometheusRule with the missing alert for the namespace of the workload, and route " +
    'severity="critical" to a receiver with an integration.',
  frameworks: [eksBestPractices("observability", "Alert on what a person can act upon")],
  checks: {
    categories: "Every workload of tier 1 has an alert of each category.",
    routes: "Critical alerts of workloads of tier 1 reach a receiver with an integration.",
  },
  parameters: {
    tierOne: textMap("Labels of a workload or a namespace, any of which marks tier 1.", {
      tier: "1",
      "orchestration-platform/tier": "1",
    }),
    categories: patterns(
      "Regular expression by category; it matches the name, the expression or a label of an alert.",
      CATEGORIES,
    ),
  },
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { settings: { tierOne, categories } }) {
    const workloads = world.workloads;
    const [first] = workloads;
    if (first === undefined) return;
    const chosen = chooseTierOne(workloads, world, tierOne, findings);
    if (chosen === undefined) {
      findings.notEvaluated(first.root, "not configured: nothing has a label of tierOne");
      return;
    }
    checkCategories(chosen, alertInventory(world), categories, findings.of("categories"));
    if (chosen.length > 0) checkRoutes(chosen, alertRoutes(world), findings.of("routes"));
  },
});

/** The workloads of tier 1; undefined where no label marks any. */
function chooseTierOne(
  workloads: readonly Workload[],
  world: World,
  tierOne: TextMap,
  findings: Findings,
): readonly TierOne[] | undefined {
  const chosen: TierOne[] = [];
  let isOpen = false;
  for (const workload of workloads) {
    const own = [workload.root.get("metadata", "labels"), workload.labels];
    const namespace = world.namespaceObjects.get(workload.namespace ?? "");
    const labels = [
      ...own,
      ...(namespace === undefined ? [] : [namespace.get("metadata", "labels")]),
    ].flatMap((holder) =>
      Object.entries(tierOne).map(([key, value]) => ({ field: holder.get(key), value })),
    );
    const mark = labels.find(({ field, value }) => field.value === value)?.field;
    const hidden = labels.find(({ field }) => !field.isReadable)?.field;
    if (mark !== undefined) chosen.push({ ...workload, mark });
    else if (hidden !== undefined) findings.notEvaluated(hidden);
    isOpen ||= hidden !== undefined;
  }
  return chosen.length > 0 || isOpen ? chosen : undefined;
}

function checkCategories(
  workloads: readonly TierOne[],
  { alerts, hidden }: AlertInventory,
  categories: TextMap,
  findings: Findings,
): void {
  const tests = Object.entries(categories).map(([category, source]) => {
    const pattern = new RegExp(source, "i");
    return { category, found: alerts.filter(({ words }) => pattern.test(words)) };
  });
  for (const { root, namespace, mark } of workloads) {
    if (namespace === undefined) {
      findings.notEvaluated(namespaceField(root.resource));
      continue;
    }
    const watched = { namespace, name: root.get("metadata", "name").text };
    const what = `${root.resource.kind} "${root.resource.name}"`;
    const missing = tests.filter(({ found }) => !found.some((alert) => isAbout(alert, watched)));
    const field = mark.resource === root.resource ? mark : namespaceField(root.resource);
    if (hidden !== undefined && missing.length > 0) findings.notEvaluated(field, hidden);
    else {
      for (const { category } of missing) {
        findings.fail(field, `${what} is marked as tier 1 and has no alert on ${category}`);
      }
    }
  }
}

/** Routes may match the namespace of an alert as well as its severity, so both labels are tried. */
function checkRoutes(
  workloads: readonly TierOne[],
  { trees, hidden }: AlertRoutes,
  findings: Findings,
): void {
  const lost = new Set<Field>();
  for (const { root, namespace, mark } of workloads) {
    if (namespace === undefined) continue;
    const asked = trees.filter((tree) => [undefined, namespace].includes(tree.namespace));
    const labels = { severity: "critical", namespace };
    const answer = anyOf(asked.map((tree) => isDelivered(tree, labels)));
    if (answer === true) continue;
    if (answer instanceof Field) findings.notEvaluated(answer);
    else if (hidden !== undefined) findings.notEvaluated(root, hidden);
    else lost.add(asked[0]?.field ?? mark);
  }
  for (const field of lost) findings.fail(field, "no receiver gets the critical alerts of tier 1");
}
