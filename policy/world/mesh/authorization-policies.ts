import { allOf, anyOf, type Answer } from "../../rule/answers";
import type { Field } from "../../rule/field";

/** The sources of one rule of an AuthorizationPolicy. */
export function sourcesOf(rule: Field): readonly Field[] {
  return rule
    .get("from")
    .items()
    .map((entry) => entry.get("source"));
}

/** The operations of one rule. */
export function operationsOf(rule: Field): readonly Field[] {
  return rule
    .get("to")
    .items()
    .map((entry) => entry.get("operation"));
}

/** The rules of an AuthorizationPolicy. */
export function rulesOf(policy: Field): readonly Field[] {
  return policy.get("spec", "rules").items();
}

/** Whether an Istio policy is for some workloads of its namespace alone. */
export function isSelective(policy: Field): Answer {
  const spec = policy.get("spec");
  const labels = spec.get("selector", "matchLabels");
  return anyOf([
    labels.isReadable ? labels.entries().length > 0 : labels,
    isFilledList(spec.get("targetRefs")),
    spec.get("targetRef").isReadable ? spec.get("targetRef").isSet : spec.get("targetRef"),
  ]);
}

/** True for a policy that names a gateway or a waypoint instead of selecting pods. */
export function isAttached(policy: Field): boolean {
  const spec = policy.get("spec");
  if (!spec.isReadable) return false;
  return spec.get("targetRef").isSet || isFilledList(spec.get("targetRefs")) !== false;
}

/** Whether a list has an element. */
export function isFilledList(list: Field): Answer {
  return list.isReadable ? list.items().length > 0 : list;
}

/**
 * Whether everything that the rule matches is named by some field; not so where only `not` fields
 * narrow it, or nothing does. Sources are alternatives, as operations are; conditions add up.
 */
export function isPositive(rule: Field): Answer {
  const alternatives = [sourcesOf(rule), operationsOf(rule)].map((list) =>
    list.length === 0 ? false : allOf(list.map(namesSomething)),
  );
  const conditions = rule.get("when").items();
  return anyOf([
    ...alternatives,
    ...conditions.map((condition) => isFilledList(condition.get("values"))),
  ]);
}

function namesSomething(part: Field): Answer {
  if (!part.isReadable) return part;
  const positive = part.entries().filter(([key]) => !key.startsWith("not"));
  return anyOf(positive.map(([, list]) => isFilledList(list)));
}
