import { Field } from "../../rule/field";
import { amountAt, type DefaultAmount, type Section } from "./pod-resources";
import type { NormalizedResource } from "../../rule/resource";

/** Type token of a LimitRange. */
export const LIMIT_RANGE = "kubernetes:core/v1:LimitRange";

/**
 * Where a LimitRange sets an amount for containers that leave it out. As in Kubernetes, a maximum
 * serves as the default limit, a default limit as the default request, and a minimum after both.
 */
const SOURCES: Readonly<Record<Section, readonly string[]>> = {
  limits: ["default", "max"],
  requests: ["defaultRequest", "default", "max", "min"],
};

/** The field that sets the default; undefined where no range does. */
export function defaultField(
  ranges: readonly NormalizedResource[],
  section: Section,
  resource: string,
): Field | undefined {
  const items = ranges
    .flatMap((range) => Field.root(range).get("spec", "limits").items())
    .filter((item) => !item.isReadable || item.get("type").value === "Container");
  for (const item of items) {
    const fields = SOURCES[section].map((source) => item.get(source, resource));
    const found = fields.find((field) => field.isSet);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The amounts that the ranges of a namespace add; zero where they add none. */
export function defaultAmounts(ranges: readonly NormalizedResource[]): DefaultAmount {
  return (section, resource) => {
    const field = defaultField(ranges, section, resource);
    return field === undefined ? 0 : amountAt(field);
  };
}
