import { isSecretValue, isUnknownValue } from "../../../plan";
import type { PlanProperties, PlannedResource } from "../../../plan";
import { UNKNOWN, isProperties, secret } from "../../../sandbox/providers/properties";
import type { Properties } from "../../../sandbox/providers/properties";
import type { ResourceRequest } from "../../../sandbox/providers/provider";

/** A planned resource as the engine would send it to Check; a plan holds no secret's plaintext. */
export function requestFromPlan({ urn, type, name, inputs }: PlannedResource): ResourceRequest {
  return { urn, type, name, inputs: toWire(inputs) };
}

function toWire(inputs: PlanProperties): Properties {
  const wire = Object.entries(inputs).map(([key, value]) => [key, toWireValue(value)]);
  return Object.fromEntries(wire);
}

function toWireValue(value: unknown): unknown {
  if (isSecretValue(value)) return secret(UNKNOWN);
  if (isUnknownValue(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(toWireValue);
  if (!isProperties(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [key, toWireValue(member)]);
  return Object.fromEntries(members);
}
