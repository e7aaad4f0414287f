import ts from "typescript";
import { readRepositoryFile } from "./repository";

const trees = new Map<string, ts.SourceFile>();

/** The syntax tree of a file of the repository, parsed once for all suites of a process. */
export function sourceTree(file: string): ts.SourceFile {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const tree = parseSource(file, readRepositoryFile(file));
  trees.set(file, tree);
  return tree;
}

/** The syntax tree of a text that stands in no file. */
export function parseSource(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}
