import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A source file with the path that messages name. */
export interface SourceText {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** All TypeScript files under a folder of the repository, in order of their paths. */
export function readSources(root: string, folder: string): readonly SourceText[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));
}

/** The syntax tree of a file; types are not looked at, so this takes a millisecond or two. */
export function parseSource(source: SourceText): ts.SourceFile {
  return ts.createSourceFile(source.file, source.text, ts.ScriptTarget.Latest, true);
}

/** Line of a position, from 1. */
export function lineOf(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}
