import { didYouMean } from "../../../components/core/pure/nearest-word";
import type { CheckFailure, CheckedInputs, ResourceRequest } from "../provider";
import { checkLimits } from "./limits/check-limits";
import { checkShape } from "./schema/check-shape";
import { schemaOf, simulatedTypes } from "./schema/schema-of";

/**
 * What the provider and AWS would refuse of a resource by itself. The inputs stay as they were sent:
 * the provider's own defaults are not added, so that what two engines send can be compared.
 */
export function checkInputs({ type, inputs }: ResourceRequest): CheckedInputs {
  const schema = schemaOf(type);
  if (schema === undefined) return { inputs, failures: [notSimulated(type)] };
  return { inputs, failures: [...checkShape(inputs, schema), ...checkLimits(type, inputs)] };
}

function notSimulated(type: string): CheckFailure {
  const fix = didYouMean(type, simulatedTypes()) ?? "declare a type that is";
  return { property: "", reason: `simulated aws: ${type} is not simulated; ${fix}` };
}
