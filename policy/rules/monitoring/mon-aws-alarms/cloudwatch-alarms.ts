import type { Field } from "../../../rule/field";
import { once } from "../../../world/once";
import { typesOf, type ResourceIndex, type Types } from "../../../world/resource-index";

/** Type tokens of an alarm on a metric. */
export const METRIC_ALARM_TYPES: Types = typesOf(
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws-native:cloudwatch:Alarm",
);

/** Type tokens of an alarm on other alarms. */
export const COMPOSITE_ALARM_TYPES: Types = typesOf(
  "aws:cloudwatch/compositeAlarm:CompositeAlarm",
  "aws-native:cloudwatch:CompositeAlarm",
);

/** A metric that an alarm watches, with its dimensions. */
interface WatchedMetric {
  readonly namespace: Field;
  readonly name: Field;
  readonly dimensions: Field;
}

/** Metrics of the alarms of a stack, those inside metric expressions included. */
export const watchedMetrics = once((index): readonly WatchedMetric[] =>
  index.of(METRIC_ALARM_TYPES).flatMap((alarm) => {
    const queries = [alarm.get("metricQueries"), alarm.get("metrics")];
    const parts = queries.flatMap((list) => list.items()).map((query) => query.get("metric"));
    const native = parts.map((part) => part.get("metric")).filter(({ isSet }) => isSet);
    const sources = [...parts, ...native];
    return [alarm, ...sources].map((source) => ({
      namespace: source.get("namespace"),
      name: source.get("metricName"),
      dimensions: source.get("dimensions"),
    }));
  }),
);

/** A resource that an alarm should watch, and how metrics name it. */
export interface AlarmSubject {
  readonly resource: Field;
  /** For messages: `the queue`. */
  readonly label: string;
  /** Namespace of its metrics: `AWS/SQS`. */
  readonly namespace: string;
  /** Name of the dimension: `QueueName`. */
  readonly dimension: string;
  /** Fields of the resource that hold the dimension's value. */
  readonly names: readonly string[];
}

/**
 * True when an alarm watches a metric of a resource; the field that hides the answer where one may. A
 * metric without the dimension covers all resources of the kind.
 */
export function isWatched(
  { resource, namespace, dimension, names }: AlarmSubject,
  metricName: string,
  metrics: readonly WatchedMetric[],
  index: ResourceIndex,
): boolean | Field {
  const own = names.flatMap((key) => resource.get(key).text ?? []);
  const types = new Set([resource.resource.type]);
  const candidates = metrics.filter(
    (metric) => isOr(metric.name, metricName) && isOr(metric.namespace, namespace),
  );
  let hidden: Field | undefined;
  for (const { name, dimensions } of candidates) {
    const value = dimensionOf(dimensions, dimension);
    const sources = index.behind(value, types);
    const isOwn = sources.some((source) => source.resource === resource.resource);
    const isNamed = value.text !== undefined && own.includes(value.text);
    if (name.isReadable && (isOwn || isNamed || !value.isSet)) return true;
    if (!name.isReadable) hidden ??= name;
    else if (!value.isReadable && sources.length === 0) hidden ??= value;
  }
  return hidden ?? false;
}

/** True for a value, and for a field that is not known yet. */
function isOr(field: Field, value: string): boolean {
  return !field.isReadable || field.value === value;
}

/** Dimensions are a map, or a list of names and values. */
function dimensionOf(dimensions: Field, name: string): Field {
  if (!Array.isArray(dimensions.value)) return dimensions.get(name);
  const entry = dimensions.items().find((item) => item.get("name").value === name);
  return entry?.get("value") ?? dimensions.get(name);
}
