import { readFileSync } from "node:fs";
import path from "node:path";
import { describeFileError } from "../check/find-files";

/** What a file says, unless anything in it is wrong. */
export interface Parsed<T> {
  readonly value: T | undefined;
  /** With file and line. */
  readonly problems: readonly string[];
}

/** Reads a file that the user named and hands its text to a parser. */
export function parseFile<T>(
  file: string,
  cwd: string,
  parse: (file: string, text: string) => Parsed<T>,
): Parsed<T> {
  const text = readText(path.resolve(cwd, file));
  if (typeof text === "string") return parse(file, text);
  return { value: undefined, problems: [describeFileError(file, text.error)] };
}

function readText(absolute: string): string | { readonly error: unknown } {
  try {
    return readFileSync(absolute, "utf8");
  } catch (error) {
    return { error };
  }
}
