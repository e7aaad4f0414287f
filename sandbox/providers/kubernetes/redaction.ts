import { isProperties, isSecret } from "../properties";
import type { Properties } from "../properties";

const REDACTED = "[secret]";

/**
 * A message of the server without any secret of the object that it is about: validation errors
 * repeat the values that they reject.
 */
export function redact(message: string, inputs: Properties): string {
  const texts = secretTexts(inputs, inputs.kind === "Secret");
  const spellings = texts.flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    Buffer.from(text).toString("base64"),
  ]);
  // The longest first: one secret may be a part of another.
  const ordered = [...new Set(spellings)].sort((a, b) => b.length - a.length);
  return ordered.reduce((text, spelling) => text.replaceAll(spelling, REDACTED), message);
}

function secretTexts(inputs: Properties, isSecretObject: boolean): readonly string[] {
  return Object.entries(inputs).flatMap(([key, value]) => {
    const isData = isSecretObject && (key === "data" || key === "stringData");
    return textsOf(value, isData);
  });
}

function textsOf(value: unknown, isHidden: boolean): readonly string[] {
  if (isSecret(value)) return textsOf(value.value, true);
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, isHidden));
  if (isProperties(value)) return Object.values(value).flatMap((item) => textsOf(item, isHidden));
  if (!isHidden || value === null || value === undefined) return [];
  const text = String(value);
  return text === "" ? [] : [text];
}
