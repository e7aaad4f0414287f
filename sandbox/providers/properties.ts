/** Properties of a resource as the engine sends them, markers for secrets and unknowns included. */
export type Properties = Readonly<Record<string, unknown>>;

/** Key that marks an object as something other than plain data. */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";

/** Signature of a secret. */
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** Signature of an output value: a value with its dependencies and secretness. */
const OUTPUT_SIGNATURE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** What stands for a value that is not known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** One sentinel per kind of value; all of them mean "not known yet". */
const UNKNOWN_SENTINELS: ReadonlySet<unknown> = new Set([
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** A secret as the wire carries it. */
export interface SecretProperty {
  readonly [SIGNATURE_KEY]: typeof SECRET_SIGNATURE;
  readonly value: unknown;
}

/** Marks a value as secret. */
export function secret(value: unknown): SecretProperty {
  return { [SIGNATURE_KEY]: SECRET_SIGNATURE, value };
}

/** True for a value that the engine encrypts. */
export function isSecret(value: unknown): value is SecretProperty {
  return isProperties(value) && value[SIGNATURE_KEY] === SECRET_SIGNATURE;
}

/** True for a secret and for whatever has one inside. */
export function holdsSecret(value: unknown): boolean {
  if (isSecret(value)) return true;
  if (Array.isArray(value)) return value.some(holdsSecret);
  return isProperties(value) && Object.values(value).some(holdsSecret);
}

/** True for a value that is not known yet. */
export function isUnknown(value: unknown): boolean {
  if (UNKNOWN_SENTINELS.has(value)) return true;
  return isProperties(value) && value[SIGNATURE_KEY] === OUTPUT_SIGNATURE && !("value" in value);
}

/** True for what is more than plain data: a secret, an output, an asset, a reference. */
export function isMarked(value: unknown): boolean {
  return isProperties(value) && SIGNATURE_KEY in value;
}

/** True for an object with members, as opposed to a list or a plain value. */
export function isProperties(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value behind a secret marker, or the value itself. */
export function reveal(value: unknown): unknown {
  return isSecret(value) ? reveal(value.value) : value;
}

/** A text property, secret or not; undefined when it is absent, unknown or not a text. */
export function textOf(properties: Properties, key: string): string | undefined {
  const value = reveal(properties[key]);
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}
