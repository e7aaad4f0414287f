import { isPlainObject } from "../../components/core/pure/plain-object";
import { isUnknownValue, type PlanProperties, type PlanValue } from "../model";

/** String that stands for a value the engine does not know yet. */
export const UNKNOWN_SENTINEL = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Key that marks an object as something else than plain data, and what its value can be. */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SIGNATURES = {
  asset: "c44067f5952c0a294b673a41bacd8c17",
  archive: "0def7320c3a5731c473e5ecbe6d01bc7",
  secret: "1b47061264138c4ac30d75fd1eb44270",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

/** What the SDK adds to a resource that a stack gives as an output. */
const RESOURCE_FLAG = "@isPulumiResource";

/** A property bag as the SDK puts it on the wire, turned into plan values with sorted keys. */
export function decodeProperties(properties: Readonly<Record<string, unknown>>): PlanProperties {
  const decoded: Record<string, PlanValue> = {};
  for (const key of Object.keys(properties).sort()) {
    if (key !== RESOURCE_FLAG) decoded[key] = decodeValue(properties[key]);
  }
  return decoded;
}

/** One value from the wire; what is unknown or secret in it becomes a marker. */
export function decodeValue(value: unknown): PlanValue {
  if (typeof value === "string") return decodeString(value);
  if (typeof value === "boolean" || typeof value === "number") return value;
  if (Array.isArray(value)) return value.map(decodeValue);
  if (!isPlainObject(value)) return null;
  return SIGNATURE_KEY in value ? decodeSigned(value) : decodeProperties(value);
}

/** True where a decoded value is unknown or holds something that is. */
export function hasUnknown(value: PlanValue): boolean {
  if (isUnknownValue(value)) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isPlainObject(value) && Object.values(value).some(hasUnknown);
}

/** A property bag with the named top-level values marked as secret, as the engine does for outputs. */
export function markSecrets(
  properties: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  const present = names.filter((name) => name in properties && !isSigned(properties[name]));
  const secrets = present.map((name) => [
    name,
    { [SIGNATURE_KEY]: SIGNATURES.secret, value: properties[name] },
  ]);
  return { ...properties, ...Object.fromEntries(secrets) };
}

/** Changes a value, or what it holds where it is a secret or an output. */
export function changeContent(value: unknown, change: (content: unknown) => unknown): unknown {
  if (!isPlainObject(value) || !(SIGNATURE_KEY in value)) return change(value);
  const signature = value[SIGNATURE_KEY];
  const isWrapper = signature === SIGNATURES.secret || signature === SIGNATURES.output;
  if (!isWrapper || !("value" in value)) return value;
  return { ...value, value: changeContent(value.value, change) };
}

/** A string that was built around an unknown (a secret of the stack file) is unknown as a whole. */
function decodeString(value: string): PlanValue {
  return value.includes(UNKNOWN_SENTINEL) ? { $unknown: true } : value;
}

function decodeSigned(value: Readonly<Record<string, unknown>>): PlanValue {
  switch (value[SIGNATURE_KEY]) {
    case SIGNATURES.secret:
      return containsUnknown(value.value) ? { $unknown: true, $secret: true } : { $secret: true };
    case SIGNATURES.output:
      return decodeOutput(value);
    case SIGNATURES.resource:
      return decodeReference(value);
    case SIGNATURES.asset:
      return { $asset: decodeProperties(withoutSignature(value)) };
    case SIGNATURES.archive:
      return { $archive: decodeProperties(withoutSignature(value)) };
    default:
      return decodeProperties(value);
  }
}

function decodeOutput(value: Readonly<Record<string, unknown>>): PlanValue {
  const isUnknown = !("value" in value) || containsUnknown(value.value);
  if (value.secret === true)
    return isUnknown ? { $unknown: true, $secret: true } : { $secret: true };
  return isUnknown ? { $unknown: true } : decodeValue(value.value);
}

/** A resource passed as an input means its id to a provider, a component its URN. */
function decodeReference(value: Readonly<Record<string, unknown>>): PlanValue {
  if (!("id" in value)) return decodeValue(value.urn);
  return value.id === "" ? { $unknown: true } : decodeValue(value.id);
}

function containsUnknown(value: unknown): boolean {
  if (typeof value === "string") return value.includes(UNKNOWN_SENTINEL);
  if (Array.isArray(value)) return value.some(containsUnknown);
  return isPlainObject(value) && Object.values(value).some(containsUnknown);
}

function isSigned(value: unknown): boolean {
  return isPlainObject(value) && SIGNATURE_KEY in value;
}

function withoutSignature(
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== SIGNATURE_KEY));
}
