import { createHash } from "node:crypto";

/**
 * Hexadecimal digits that look random and depend on nothing but the seed, so that two runs of the
 * same program get the same identifiers.
 */
export function hexFrom(seed: string, length: number): string {
  let digits = createHash("sha256").update(seed).digest("hex");
  while (digits.length < length) digits += createHash("sha256").update(digits).digest("hex");
  return digits.slice(0, length);
}

/** A UUID in the usual notation. */
export function uuidFrom(seed: string): string {
  const hex = hexFrom(seed, 32);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join("-");
}

/** A number from 0 to `limit` - 1. */
export function numberFrom(seed: string, limit: number): number {
  return Number.parseInt(hexFrom(seed, 12), 16) % limit;
}

/** A text over an alphabet. */
export function textFrom(seed: string, length: number, alphabet: string): string {
  const characters = Array.from({ length }, (_, index) =>
    alphabet.charAt(numberFrom(`${seed}#${index}`, alphabet.length)),
  );
  return characters.join("");
}
