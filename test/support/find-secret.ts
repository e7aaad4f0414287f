import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Files below a folder that hold a secret in any form that a tool may write it in. */
export function filesWithSecret(folder: string, secret: string): readonly string[] {
  const needles = formsOf(secret).map((form) => Buffer.from(form));
  return filesIn(folder).filter((file) => {
    const content = readFileSync(path.join(folder, file));
    return needles.some((needle) => content.includes(needle));
  });
}

/** True where a text holds a secret in any form. */
export function holdsSecret(text: string, secret: string): boolean {
  return formsOf(secret).some((form) => text.includes(form));
}

/** As it is, as JSON of JavaScript and of Go have it, and as Base64 at each offset. */
function formsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const goJson = json.replace(/[<>&]/g, (character) => {
    return `\\u00${character.charCodeAt(0).toString(16)}`;
  });
  return [...new Set([secret, json, goJson, ...base64Forms(secret)])];
}

/** The part of the Base64 text that is the same whatever stands before and after the secret. */
function base64Forms(secret: string): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.from(" ".repeat(offset) + secret).toString("base64");
    const start = offset === 0 ? 0 : offset + 1;
    const whole = Math.floor((Buffer.byteLength(secret) + offset) / 3) * 4;
    return text.slice(start, whole);
  });
}

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
