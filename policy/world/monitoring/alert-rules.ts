import { Field } from "../../rule/field";
import type { NormalizedResource } from "../../rule/resource";

/** Type token of the Prometheus operator's object that holds alerts and recorded series. */
export const PROMETHEUS_RULE = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

/** One alert of a PrometheusRule, as the field of the rule that makes it. */
export interface Alert {
  readonly field: Field;
  /** For messages: `alert "QueueTooLong"`. */
  readonly label: string;
}

/** The alerts of a PrometheusRule in their order, without the recorded series. */
export function alertsOf(resource: NormalizedResource): readonly Alert[] {
  return alertsIn(Field.root(resource).get("spec", "groups"));
}

/** The same of a list of groups, wherever it stands. */
export function alertsIn(groups: Field): readonly Alert[] {
  return groups
    .items()
    .flatMap((group) => group.get("rules").items())
    .filter((field) => !field.isReadable || field.get("alert").isSet)
    .map((field) => {
      const name = field.get("alert").text;
      return { field, label: name === undefined ? "the alert" : `alert "${name}"` };
    });
}
