import { LineCounter, parseAllDocuments, type Document, type Tags, type YAMLError } from "yaml";
import { isPlainTree } from "../normalize/plain-tree";
import type { SourceLocation } from "../rule/resource";

/** One document of a file, as plain data. */
export interface ParsedDocument {
  readonly value: unknown;
  readonly source: SourceLocation;
}

/** Documents of a text, or what is wrong with it. */
export interface ParsedText {
  readonly documents: readonly ParsedDocument[];
  readonly problems: readonly string[];
}

/** Reads the documents of a YAML or JSON text, leaving out the empty ones. */
export function parseText(text: string, file: string): ParsedText {
  return (looksLikeJson(text) ? parseJson(text, file) : undefined) ?? parseYaml(text, file);
}

function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

const TOO_DEEP = "holds itself or is nested too deep; write the values out";

/** The fast way for JSON; undefined where only the YAML parser can say what is wrong. */
function parseJson(text: string, file: string): ParsedText | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const line = text.slice(0, text.search(/\S/)).split("\n").length;
    if (!isPlainTree(value)) return { documents: [], problems: [`${file}:${line}: ${TOO_DEEP}`] };
    return { documents: [{ value, source: { file, line, document: 0 } }], problems: [] };
  } catch {
    return undefined;
  }
}

/**
 * YAML as Kubernetes reads it: version 1.1, so that `hostNetwork: yes` means true, without the
 * types that Kubernetes' parser lacks; of two equal keys the last one counts.
 */
function parseYaml(text: string, file: string): ParsedText {
  const lineCounter = new LineCounter();
  const parsed = parseAllDocuments(text, {
    version: "1.1",
    uniqueKeys: false,
    customTags: withoutForeignTypes,
    prettyErrors: false,
    lineCounter,
  });
  const documents = Array.isArray(parsed) ? parsed : [];
  const lineAt = (offset: number) => Math.max(1, lineCounter.linePos(offset).line);
  const problems = documents.flatMap(({ errors }) =>
    errors.map((error) => describeYamlError(error, file, lineAt(error.pos[0]))),
  );
  if (problems.length > 0) return { documents: [], problems };
  return collect(
    documents.map((document, at) => {
      const line = lineAt(document.contents?.range?.[0] ?? document.range[0]);
      return readDocument(document, { file, line, document: at });
    }),
  );
}

const FOREIGN_TYPES: ReadonlySet<unknown> = new Set([
  "tag:yaml.org,2002:timestamp",
  "tag:yaml.org,2002:binary",
]);

/** Drops timestamps, binaries and base-60 numbers: a Kubernetes field holds them as text. */
function withoutForeignTypes(tags: Tags): Tags {
  return tags.filter((tag) => {
    if (typeof tag === "string")
      return !["timestamp", "binary", "intTime", "floatTime"].includes(tag);
    return !FOREIGN_TYPES.has(tag.tag) && !("format" in tag && tag.format === "TIME");
  });
}

function readDocument(document: Document.Parsed, source: SourceLocation): ParsedText {
  if (document.contents === null) return { documents: [], problems: [] };
  try {
    const value: unknown = document.toJS();
    if (!isPlainTree(value)) {
      return { documents: [], problems: [`${source.file}:${source.line}: ${TOO_DEEP}`] };
    }
    return { documents: value === null ? [] : [{ value, source }], problems: [] };
  } catch {
    // Only aliases can fail here: unknown ones, or so many that they would fill the memory.
    const where = `${source.file}:${source.line}`;
    const problem = `${where}: has YAML aliases that cannot be resolved; write the values out`;
    return { documents: [], problems: [problem] };
  }
}

function collect(parts: readonly ParsedText[]): ParsedText {
  return {
    documents: parts.flatMap(({ documents }) => documents),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/** A syntax error with the place and what to do. */
export function describeYamlError(error: YAMLError, file: string, line: number): string {
  const reason = error.message.charAt(0).toLowerCase() + error.message.slice(1);
  return `${file}:${line}: is not valid YAML or JSON, ${reason}; correct the syntax there`;
}
