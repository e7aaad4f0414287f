import { UNKNOWN, isProperties, isSecret, secret } from "./properties";
import type { Properties } from "./properties";

/** Stands in an account for a value that only the engine's encrypted state may hold. */
const SEALED = { $secret: true } as const;

/** A copy without any secret's plaintext, fit for a file. */
export function seal(properties: Properties): Properties {
  return mapMembers(properties, sealValue);
}

/** The copy made whole again with the secrets that the engine holds at the same places. */
export function unseal(sealed: Properties, held: Properties): Properties {
  return mapMembers(sealed, (value, key) => unsealValue(value, held[key]));
}

/** The copy for a check that must not judge what it cannot see. */
export function sealedAsUnknown(sealed: Properties): Properties {
  return mapMembers(sealed, unknownValue);
}

function unknownValue(value: unknown): unknown {
  if (isSealed(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(unknownValue);
  return isProperties(value) ? sealedAsUnknown(value) : value;
}

function sealValue(value: unknown): unknown {
  if (isSecret(value)) return SEALED;
  if (Array.isArray(value)) return value.map(sealValue);
  return isProperties(value) ? mapMembers(value, sealValue) : value;
}

function unsealValue(value: unknown, held: unknown): unknown {
  if (isSealed(value)) return held ?? secret("simulated");
  if (Array.isArray(value)) {
    const others: readonly unknown[] = Array.isArray(held) ? held : [];
    return value.map((item, index) => unsealValue(item, others[index]));
  }
  if (!isProperties(value)) return value;
  return unseal(value, isProperties(held) ? held : {});
}

/** True for what stands in place of a secret. */
export function isSealed(value: unknown): boolean {
  return isProperties(value) && value.$secret === true && Object.keys(value).length === 1;
}

function mapMembers(
  properties: Properties,
  map: (value: unknown, key: string) => unknown,
): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, map(value, key)]),
  );
}
