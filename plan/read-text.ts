import { readFileSync } from "node:fs";
import { ConfigurationError } from "../components/core/pure/configuration-error";

/** The text of a file; a failure names the path as the user gave it and says what to change. */
export function readText(file: string, shownAs = file): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = errorCode(error);
    const [problem, fix] = REASONS[code] ?? [`cannot be read (${code})`, "check the file"];
    throw new ConfigurationError([`${shownAs}: ${problem}; ${fix}`]);
  }
}

/** The code of a file system error, `EUNKNOWN` for anything else. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "EUNKNOWN";
}

const REASONS: Readonly<Record<string, readonly [problem: string, fix: string]>> = {
  ENOENT: ["does not exist", "check the path"],
  EISDIR: ["is a folder", "name a file in it"],
  ENOTDIR: ["does not exist, a part of the path is a file", "check the path"],
  EACCES: ["cannot be read, permission denied", "make it readable for you"],
};
