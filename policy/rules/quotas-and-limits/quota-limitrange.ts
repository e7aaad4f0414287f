import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { defaultField, LIMIT_RANGE } from "../../world/kubernetes/limit-ranges";
import { usesNamespace } from "../../world/kubernetes/namespaces";
import { reportLack } from "../../world/kubernetes/placement";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";

/** A default CPU limit is not required, because it throttles containers even on an idle node. */
const DEFAULTS = [
  ["requests", "cpu", "defaultRequest"],
  ["requests", "memory", "defaultRequest"],
  ["limits", "memory", "default"],
] as const;

/** Under a quota, pods without requests are refused; defaults admit them with bounded amounts. */
export const quotaLimitrange = stackRule({
  id: "quota-limitrange",
  topic: "quotas-and-limits",
  severity: "medium",
  description: "Each team namespace has a LimitRange with default requests and a memory limit.",
  remediation:
    "Declare a LimitRange in the namespace whose entry of type Container sets defaultRequest for " +
    "cpu and memory, and default for memory.",
  frameworks: [eksBestPractices("pod-security", "Set limit ranges for namespaces")],
  parameters: {},
  appliesTo: (type) => type === LIMIT_RANGE || usesNamespace(type),
  check(world, findings) {
    const ranges = world.placement(LIMIT_RANGE);
    for (const field of world.unplacedUsers) findings.notEvaluated(field);
    for (const namespace of world.teamNamespaces(LIMIT_RANGE)) {
      const [first, ...others] = ranges.in(namespace.name);
      if (first === undefined) {
        reportLack(namespace, "has no LimitRange", ranges.unplaced, findings);
      } else {
        requireDefaults([first, ...others], findings);
      }
    }
  },
});

function requireDefaults(
  ranges: readonly [NormalizedResource, ...NormalizedResource[]],
  findings: Findings,
): void {
  const limits = Field.root(ranges[0]).get("spec", "limits");
  for (const [section, resource, key] of DEFAULTS) {
    const field = defaultField(ranges, section, resource);
    if (field === undefined) {
      findings.failOrMissing(limits, `the LimitRange sets no ${key} of ${resource} for containers`);
    } else if (!field.isReadable) {
      findings.notEvaluated(field);
    }
  }
}
