import type { Field } from "../../../rule/field";
import { requirementsOf } from "../../../world/autoscaling/karpenter";

/**
 * True when a pod may land on either pool: both have the same taints, and no label has values in one pool that the other excludes.
 */
export function overlaps(one: Field, other: Field): boolean {
  if (taintsOf(one) !== taintsOf(other)) return false;
  const [mine, theirs] = [labelsOf(one), labelsOf(other)];
  return ![...mine].some(([key, values]) => {
    const counterpart = theirs.get(key);
    return counterpart !== undefined && !values.some((value) => counterpart.includes(value));
  });
}

/** The labels of a pool's nodes with the values that they can have. */
function labelsOf(pool: Field): ReadonlyMap<string, readonly string[]> {
  const fixed = pool
    .get("spec", "template", "metadata", "labels")
    .entries()
    .map(([key, value]) => [key, [String(value.value)]] as const);
  const demanded = requirementsOf(pool)
    .filter((entry) => entry.get("operator").value === "In")
    .map((entry) => [String(entry.get("key").value), valuesOf(entry)] as const);
  return new Map([...fixed, ...demanded]);
}

function valuesOf(requirement: Field): readonly string[] {
  return requirement
    .get("values")
    .items()
    .map(({ value }) => String(value));
}

function taintsOf(pool: Field): string {
  const taints = pool.get("spec", "template", "spec", "taints").items();
  const texts = taints.map((taint) =>
    [taint.get("key"), taint.get("value"), taint.get("effect")]
      .map(({ value }) => String(value ?? ""))
      .join(":"),
  );
  return texts.toSorted((a, b) => (a < b ? -1 : 1)).join(",");
}
