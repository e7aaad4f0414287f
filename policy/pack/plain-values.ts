import { UnknownValueError } from "@pulumi/policy";
import { isRecord, type Unknown } from "../rule/resource";

const UNKNOWN: Unknown = { $unknown: true };

/**
 * Properties as plain data. The SDK throws at the first unknown field that a policy touches; here each
 * such field becomes a marker instead, so that one unknown does not hide the rest of the resource.
 */
export function plainProperties(
  properties: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const entries = Object.keys(properties).map((key) => [key, readPlain(() => properties[key])]);
  return Object.fromEntries(entries);
}

function readPlain(read: () => unknown): unknown {
  try {
    const value = read();
    if (Array.isArray(value)) return Array.from(value.keys(), (at) => readPlain(() => value[at]));
    return isRecord(value) ? plainProperties(value) : value;
  } catch (error) {
    if (error instanceof UnknownValueError) return UNKNOWN;
    throw error;
  }
}
