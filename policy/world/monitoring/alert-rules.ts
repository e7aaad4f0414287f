import type { Field } from "../../rule/field";

/** Type token of the Prometheus operator's object that holds alerts and recorded series. */
export const PROMETHEUS_RULE = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

/** One alert of a PrometheusRule. */
export interface Alert {
  readonly field: Field;
  /** For messages: `alert "QueueTooLong"`. */
  readonly label: string;
}

/** The alerts of a PrometheusRule in their order, without recording rules. */
export function alertsOf(root: Field): readonly Alert[] {
  return alertsIn(root.get("spec", "groups"));
}

/** The same for a list of groups, wherever it is. */
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
