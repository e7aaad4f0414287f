import { HIDDEN, looksSecret } from "../../../components/core/pure/secret-text";
import { isList, isObject, type JsonObject, type TreePath, valueAt } from "./json-tree";

/** Longest problem: a path of four long keys, a sentence and a described value. */
const LONGEST_PROBLEM = 1_000;

/** Problems that speak of a key, or of a whole value that cannot be read, and so name no value. */
const WITHOUT_VALUE =
  /^(?:is required|is not a setting|must be an object; write its keys|must not be encrypted)/;

/** What is wrong with a problem's own form; nothing where it reads as it should. */
export function formFaults(problem: string, configuration: JsonObject): readonly string[] {
  const read = readPath(problem);
  if (read === undefined) return [`names no path: ${problem}`];
  const { path, rest } = read;
  const faults: string[] = [];
  if (!leadsSomewhere(configuration, path)) faults.push("names a path that is not there");
  if (!rest.includes(", got ") && !WITHOUT_VALUE.test(rest)) faults.push("names no value");
  return [...faults.map((fault) => `${fault}: ${problem}`), ...lineFaults(problem)];
}

/** The same for a problem of a stack file, whose line or key it names, or a setting in it. */
export function fileFormFaults(problem: string): readonly string[] {
  const named =
    /^(?:Pulumi\.fuzz\.yaml(?::\d+)?: )/.test(problem) || readPath(problem) !== undefined;
  return [...(named ? [] : [`names no place: ${problem}`]), ...lineFaults(problem)];
}

function lineFaults(problem: string): readonly string[] {
  const faults: string[] = [];
  if (!problem.includes("; ")) faults.push("says nothing of what to change");
  if (/[\n\r\0]/.test(problem)) faults.push("takes more than one line");
  if (problem.length > LONGEST_PROBLEM) faults.push("is too long");
  return faults.map((fault) => `${fault}: ${problem}`);
}

const INDEX_PART = /^\[(\d+)\]/;
const QUOTED_PART = /^\[("(?:[^"\\]|\\.)*(?:"|…))\]/;

/** The path at the head of a problem, and what is said of it. */
export function readPath(problem: string): { path: TreePath; rest: string } | undefined {
  const path: (string | number)[] = [];
  let rest = problem;
  for (;;) {
    const found = readPart(rest, path.length === 0);
    if (found === undefined) break;
    path.push(found.part);
    rest = rest.slice(found.length);
  }
  return path.length > 0 && rest.startsWith(": ") ? { path, rest: rest.slice(2) } : undefined;
}

function readPart(
  text: string,
  isFirst: boolean,
): { readonly part: string | number; readonly length: number } | undefined {
  const plain = (isFirst ? /^([\w-]+)/ : /^\.([\w-]+)/).exec(text);
  if (plain?.[1] !== undefined) return { part: plain[1], length: plain[0].length };
  const index = INDEX_PART.exec(text);
  if (index !== null) return { part: Number(index[1]), length: index[0].length };
  const quoted = QUOTED_PART.exec(text)?.[1];
  if (quoted === undefined) return undefined;
  return { part: unquote(quoted), length: quoted.length + 2 };
}

/** A key that was cut keeps its ellipsis, by which it is known. */
function unquote(quoted: string): string {
  if (quoted.endsWith("…")) return quoted.slice(1);
  const key: unknown = JSON.parse(quoted);
  return String(key);
}

/** The value is there, or the object is in which it is missing. */
function leadsSomewhere(configuration: JsonObject, path: TreePath): boolean {
  const parent = path
    .slice(0, -1)
    .reduce<TreePath>((known, part) => [...known, writtenKey(configuration, known, part)], []);
  const value = valueAt(configuration, parent);
  return isObject(value) || isList(value);
}

/** The key itself, or the one that a message had to cut or to hide. */
function writtenKey(
  configuration: JsonObject,
  parent: TreePath,
  part: string | number,
): string | number {
  const value = valueAt(configuration, parent);
  if (typeof part === "number" || !isObject(value)) return part;
  const keys = Object.keys(value);
  if (part === HIDDEN) return keys.find(looksSecret) ?? part;
  if (!part.endsWith("…")) return part;
  const head = part.slice(0, -1);
  return keys.find((key) => JSON.stringify(key).slice(1).startsWith(head)) ?? part;
}
