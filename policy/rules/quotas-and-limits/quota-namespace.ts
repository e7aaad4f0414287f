import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { usesNamespace } from "../../world/kubernetes/namespaces";
import { textMap } from "../../rule/parameters";
import { reportLack } from "../../world/kubernetes/placement";
import { parseQuantity } from "../../world/kubernetes/quantity";
import type { NormalizedResource } from "../../rule/resource";
import { isForAllPods, RESOURCE_QUOTA } from "../../world/kubernetes/resource-quotas";
import { stackRule } from "../../rule/rule";

/** What a quota must bound, and the keys that do so; messages name the first one. */
const REQUIRED_KEYS: readonly (readonly [string, ...string[]])[] = [
  ["requests.cpu", "cpu", "limits.cpu"],
  ["requests.memory", "memory", "limits.memory"],
  ["pods", "count/pods"],
  ["persistentvolumeclaims", "count/persistentvolumeclaims"],
  ["services.loadbalancers"],
];

/** Without a quota the mistake of one team can use up the whole cluster or the budget. */
export const quotaNamespace = stackRule({
  id: "quota-namespace",
  topic: "quotas-and-limits",
  severity: "high",
  description:
    "Each team namespace has a ResourceQuota for CPU, memory, pods, volume claims and load " +
    "balancers, within the ceilings of the environment.",
  remediation: "Declare a ResourceQuota in the namespace with every key that the message names.",
  frameworks: [eksBestPractices("pod-security", "Set resource quotas for namespaces")],
  checks: {
    bounds: "Each team namespace has a ResourceQuota that bounds everything it must bound.",
    ceilings: "No ResourceQuota grants more than the ceilings of the environment.",
  },
  parameters: {
    ceilings: textMap(
      'Ceilings for one quota by key of spec.hard: {"requests.cpu": "64"}.',
      undefined,
    ),
  },
  appliesTo: (type) => type === RESOURCE_QUOTA || usesNamespace(type),
  check(world, findings, { settings }) {
    const quotas = world.placement(RESOURCE_QUOTA);
    const [bounds, ceilings] = [findings.of("bounds"), findings.of("ceilings")];
    for (const field of world.unplacedUsers) bounds.notEvaluated(field);
    for (const namespace of world.teamNamespaces(RESOURCE_QUOTA)) {
      const [first, ...others] = quotas.in(namespace.name).filter(isForAllPods);
      if (first === undefined) {
        reportLack(namespace, "has no ResourceQuota for all of its pods", quotas.unplaced, bounds);
        continue;
      }
      requireKeys([first, ...others], bounds);
      if (settings.ceilings === undefined) {
        ceilings.notEvaluated(namespace.field, "not configured: ceilings");
        continue;
      }
      for (const quota of [first, ...others]) compare(quota, settings.ceilings, ceilings);
    }
  },
});

function requireKeys(
  quotas: readonly [NormalizedResource, ...NormalizedResource[]],
  findings: Findings,
): void {
  const tables = quotas.map((quota) => Field.root(quota).get("spec", "hard"));
  const unreadable = tables.find((table) => !table.isReadable);
  for (const keys of REQUIRED_KEYS) {
    if (tables.some((table) => keys.some((key) => table.isReadable && table.get(key).isSet))) {
      continue;
    }
    if (unreadable !== undefined) {
      findings.notEvaluated(unreadable);
    } else {
      const missing = Field.root(quotas[0]).get("spec", "hard", keys[0]);
      findings.failOrMissing(missing, `the ResourceQuota sets no bound on ${keys[0]}`);
    }
  }
}

function compare(
  quota: NormalizedResource,
  ceilings: Readonly<Record<string, string>>,
  findings: Findings,
): void {
  for (const [key, ceiling] of Object.entries(ceilings)) {
    const granted = Field.root(quota).get("spec", "hard", key);
    const isTooMuch = (value: unknown) =>
      (parseQuantity(value) ?? 0) > (parseQuantity(ceiling) ?? Number.POSITIVE_INFINITY);
    findings.forbid(
      granted,
      isTooMuch,
      `the ResourceQuota grants more ${key} than the ceiling of ${ceiling}`,
    );
  }
}
