import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Pair, type YAMLMap } from "yaml";
import { formatProblem, type ValidationRule } from "../../components/core/pure/validate";
import { describeYamlError } from "../check/parse-text";
import { joinPath } from "../rule/field";
import { isPlainTree } from "../normalize/plain-tree";

/** Keys and indices from the root of a document to a value. */
export type DocumentPath = readonly (string | number)[];

/** Something wrong at a place of a document. */
export interface Mistake extends Omit<ValidationRule, "when" | "path"> {
  readonly path: DocumentPath;
}

/** A YAML or JSON text that still knows on which line everything stands. */
export class LocatedDocument {
  /** As the user named it. */
  readonly file: string;
  /** The whole as plain data; undefined where it cannot be read. */
  readonly value: unknown;
  /** Why it cannot be read, and keys that are set twice, each with file and line. */
  readonly problems: readonly string[];
  private readonly root: unknown;
  private readonly lines = new LineCounter();

  constructor(file: string, text: string) {
    this.file = file;
    const { lines: lineCounter } = this;
    // Equal keys are looked for below, where their path is known.
    const parsed = parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false });
    this.root = parsed.contents;
    const syntax = parsed.errors.map((error) =>
      describeYamlError(error, file, this.lineAt(error.pos[0])),
    );
    const value = syntax.length > 0 ? undefined : plainValue(() => parsed.toJS());
    this.value = value?.value;
    const unresolved = syntax.length === 0 && value === undefined ? [this.unresolved()] : [];
    this.problems = [...syntax, ...unresolved, ...this.duplicates(this.root, [])];
  }

  /** Line of a key or an element; where it is absent, of the nearest thing around it. */
  lineOf(path: DocumentPath): number {
    let node = this.root;
    let offset = startOf(node);
    for (const step of path) {
      const pair = isMap(node) ? pairOf(node, String(step)) : undefined;
      const next: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
      if (pair === undefined && next === undefined) break;
      offset = startOf(pair?.key ?? next);
      node = next;
    }
    return this.lineAt(offset);
  }

  /** `file:line: path: what is wrong, got value; what to change`. */
  describe({ path, ...mistake }: Mistake): string {
    return `${this.file}:${this.lineOf(path)}: ${formatProblem({ path: formatPath(path), ...mistake })}`;
  }

  private unresolved(): string {
    return `${this.file}:1: has YAML aliases that cannot be resolved; write the values out`;
  }

  private duplicates(node: unknown, path: DocumentPath): readonly string[] {
    if (isSeq(node)) return node.items.flatMap((item, at) => this.duplicates(item, [...path, at]));
    if (!isMap(node)) return [];
    const seen = new Set<string>();
    return node.items.flatMap((pair) => {
      const key = keyOf(pair);
      const inner = [...path, key];
      const again = seen.has(key);
      seen.add(key);
      return [...(again ? [this.twice(pair, inner)] : []), ...this.duplicates(pair.value, inner)];
    });
  }

  private twice(pair: Pair, path: DocumentPath): string {
    const line = this.lineAt(startOf(pair.key));
    const fix = "remove one of the two";
    const problem = formatProblem({ path: formatPath(path), problem: "is set twice", fix });
    return `${this.file}:${line}: ${problem}`;
  }

  private lineAt(offset: number): number {
    return Math.max(1, this.lines.linePos(offset).line);
  }
}

/** Aliases alone can fail: unknown ones, ones to themselves, or so many that they fill the memory. */
function plainValue(read: () => unknown): { readonly value: unknown } | undefined {
  try {
    const value = read();
    return isPlainTree(value) ? { value } : undefined;
  } catch {
    return undefined;
  }
}

/** A path as a user would write it: `waivers[2].rules[0]`. */
export function formatPath(path: DocumentPath): string {
  if (path.length === 0) return "the whole file";
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : joinPath(text, step)),
    "",
  );
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === key);
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function startOf(node: unknown): number {
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
}
