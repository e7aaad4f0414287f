import { allOf, anyOf, type Answer } from "../../rule/answers";
import type { Field } from "../../rule/field";
import { isRecord } from "../../rule/resource";

/**
 * Whether a label selector (`matchLabels`, `matchExpressions`) selects an object with the labels. An
 * empty selector selects everything; what an absent one means depends on the kind, so that callers
 * decide it.
 */
export function selects(selector: Field, labels: Field): Answer {
  if (!selector.isReadable) return selector;
  if (isRecord(selector.value) && contradicts(selector.value.matchLabels, labels)) return false;
  const expressions = selector.get("matchExpressions").items();
  return allOf([
    hasLabels(selector.get("matchLabels"), labels),
    ...expressions.map((expression) => fulfils(expression, labels)),
  ]);
}

/** Whether every entry of a map is among the labels. */
export function hasLabels(wanted: Field, labels: Field): Answer {
  if (!wanted.isReadable) return wanted;
  if (contradicts(wanted.value, labels)) return false;
  return allOf(wanted.entries().map(([key, value]) => hasLabel(key, value, labels)));
}

/** True when a wanted label is missing or different: the most frequent answer, found fast. */
function contradicts(wanted: unknown, { value: labels, isReadable, resource }: Field): boolean {
  if (!isRecord(wanted) || !isReadable || resource.partial) return false;
  const own = isRecord(labels) ? labels : {};
  return Object.entries(wanted).some(([key, value]) => {
    const label = Object.hasOwn(own, key) ? own[key] : undefined;
    return typeof value === "string" && !isRecord(label) && label !== value;
  });
}

/** True for a selector without a condition. */
export function isEmptySelector(selector: Field): Answer {
  const parts = [selector, selector.get("matchLabels"), selector.get("matchExpressions")];
  const unreadable = parts.find((part) => !part.isReadable);
  if (unreadable) return unreadable;
  const [, labels, expressions] = parts;
  return labels?.entries().length === 0 && expressions?.items().length === 0;
}

function hasLabel(key: string, wanted: Field, labels: Field): Answer {
  if (!wanted.isReadable) return wanted;
  const label = labels.get(key);
  return isKnown(label) ? label.value === wanted.value : label;
}

function fulfils(expression: Field, labels: Field): Answer {
  const [key, operator] = [expression.get("key"), expression.get("operator")];
  if (key.text === undefined) return key.isReadable ? false : key;
  if (!operator.isReadable) return operator;
  const label = labels.get(key.text);
  if (!isKnown(label)) return label;
  const listed = anyOf(
    expression
      .get("values")
      .items()
      .map((value) => (value.isReadable ? value.value === label.value : value)),
  );
  switch (operator.value) {
    case "In":
      return label.isSet ? listed : false;
    case "NotIn":
      return label.isSet ? negated(listed) : true;
    case "Exists":
      return label.isSet;
    case "DoesNotExist":
      return !label.isSet;
    default:
      return false;
  }
}

/** A label that a patch leaves out may be set elsewhere. */
function isKnown(label: Field): boolean {
  return label.isReadable && (label.isSet || !label.resource.partial);
}

function negated(answer: Answer): Answer {
  return typeof answer === "boolean" ? !answer : answer;
}
