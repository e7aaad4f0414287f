import ts from "typescript";
import { describe, expect, it } from "vitest";
import { productSources, readRepositoryFile, repositoryFiles } from "../support/repository";
import { sourceTree } from "../support/source-trees";

const FILE_CAP = 400;
const MEDIAN_CAP = 120;
const FUNCTION_CAP = 40;

const linesOf = (file: string) => readRepositoryFile(file).split("\n").length - 1;

/** Functions with a body and their length in lines; a test's `describe` is not a function of its own. */
function longFunctions(file: string): readonly string[] {
  const tree = sourceTree(file);
  const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
      const lines = lineAt(node.end) - lineAt(node.getStart()) + 1;
      if (lines > FUNCTION_CAP)
        found.push(`${file}:${lineAt(node.getStart()) + 1}: ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe("size", () => {
  it(`of every TypeScript file is at most ${FILE_CAP} lines`, () => {
    const long = repositoryFiles()
      .filter((file) => file.endsWith(".ts") && linesOf(file) > FILE_CAP)
      .map((file) => `${file}: ${linesOf(file)} lines`);
    expect(long).toEqual([]);
  });

  it(`of the median source file is at most ${MEDIAN_CAP} lines`, () => {
    const sizes = productSources()
      .map(linesOf)
      .toSorted((left, right) => left - right);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(MEDIAN_CAP);
  });

  it(`of every function is at most ${FUNCTION_CAP} lines`, { timeout: 60_000 }, () => {
    expect(productSources().flatMap(longFunctions)).toEqual([]);
  });
});
