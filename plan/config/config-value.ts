import { isPlainObject } from "../../components/core/pure/plain-object";
import { UNKNOWN_SENTINEL } from "../engine/wire-format";
import type { ConfigType } from "./project-file";

/** A value of a stack file, in the form in which a program gets it. */
export interface ConfigValue {
  /** Strings as they are, everything else as JSON. */
  readonly text: string;
  /** True where a part of it is encrypted. */
  readonly secret: boolean;
}

/**
 * A value as the Pulumi CLI hands it over: scalars as text, arrays and objects as JSON with sorted
 * keys. What stands under `secure:` cannot be decrypted here, so it becomes a secret unknown.
 */
export function configValue(value: unknown): ConfigValue {
  const secret = hasSecure(value);
  const plain = withoutSecure(value);
  return { text: typeof plain === "string" ? plain : JSON.stringify(plain), secret };
}

/** True where a value fits the type that Pulumi.yaml declares; an encrypted one fits any. */
export function fitsType(value: unknown, type: ConfigType | undefined): boolean {
  if (isSecure(value)) return true;
  switch (type) {
    case undefined:
      return true;
    case "string":
      return !Array.isArray(value) && !isPlainObject(value);
    case "integer":
      return /^-?\d+$/.test(String(value));
    case "boolean":
      return value === true || value === false || value === "true" || value === "false";
    case "array":
      return Array.isArray(value);
    case "object":
      return isPlainObject(value);
  }
}

function isSecure(value: unknown): boolean {
  return isPlainObject(value) && Object.keys(value).length === 1 && "secure" in value;
}

function hasSecure(value: unknown): boolean {
  if (isSecure(value)) return true;
  if (Array.isArray(value)) return value.some(hasSecure);
  return isPlainObject(value) && Object.values(value).some(hasSecure);
}

function withoutSecure(value: unknown): unknown {
  if (isSecure(value)) return UNKNOWN_SENTINEL;
  if (Array.isArray(value)) return value.map(withoutSecure);
  if (!isPlainObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, withoutSecure(value[key])]));
}
