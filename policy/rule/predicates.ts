/** Small questions that rules ask of one value; absent values arrive as undefined. */

/** True for `true`, and for the text that a template may have made of it. */
export function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

/** True for `false` or its text, not for an absent value. */
export function isFalse(value: unknown): boolean {
  return value === false || value === "false";
}

/** True for anything but an absent value or an empty text. */
export function isFilled(value: unknown): boolean {
  return value !== undefined && value !== "";
}

/** True for zero, and for a text that a parser of numbers takes for it. */
export function isZero(value: unknown): boolean {
  return value === 0 || (typeof value === "string" && value.trim() !== "" && Number(value) === 0);
}
