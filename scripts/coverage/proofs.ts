import ts from "typescript";
import { lineOf, parseSource, type SourceText } from "../source-files";

/** A place in a test that speaks of a row. */
export interface Mention {
  readonly id: string;
  /** Title of the test; `undefined` outside of one. */
  readonly title: string | undefined;
  readonly file: string;
  readonly line: number;
}

/** What a test file says about rows. */
export interface Proofs {
  /** Row ids in the titles of tests: `it("… [WL-2]", …)`. */
  readonly named: readonly Mention[];
  /** Row ids in calls of `provesRow` inside of tests that run. */
  readonly proven: readonly Mention[];
}

const TITLE_IDS = /\[((?:[A-Z][A-Z0-9]*-\d+[\s,]*)+)\]/g;

/** Titles and proofs of a test file; a skipped test proves nothing. */
export function findProofs(source: SourceText): Proofs {
  const named: Mention[] = [];
  const proven: Mention[] = [];
  if (!/provesRow|\[[A-Z][A-Z0-9]*-\d/.test(source.text)) return { named, proven };
  const tree = parseSource(source);

  const visit = (node: ts.Node, title: string | undefined): void => {
    if (!ts.isCallExpression(node)) {
      ts.forEachChild(node, (child) => visit(child, title));
      return;
    }
    const place = { file: source.file, line: lineOf(tree, node.getStart()) };
    const own = testTitle(node);
    if (own !== undefined) {
      named.push(...idsOfTitle(own).map((id) => ({ id, title: own, ...place })));
    }
    if (node.expression.getText() === "provesRow") {
      proven.push(...stringsOf(node.arguments[0]).map((id) => ({ id, title, ...place })));
    }
    ts.forEachChild(node, (child) => visit(child, own ?? title));
  };
  visit(tree, undefined);
  return { named, proven };
}

/** Title of `it(…)`, `test(…)` or `it.each(…)(…)`; not of a skipped test. */
function testTitle(call: ts.CallExpression): string | undefined {
  const callee = call.expression.getText();
  if (!/^(?:it|test)\b/.test(callee) || /\.(?:skip|todo|fails)\b/.test(callee)) return undefined;
  const [title] = call.arguments;
  return title !== undefined && ts.isStringLiteralLike(title) ? title.text : undefined;
}

/** Row ids in brackets, one or more to a pair. */
export function idsOfTitle(title: string): readonly string[] {
  return [...title.matchAll(TITLE_IDS)].flatMap(([, ids = ""]) => ids.trim().split(/[\s,]+/));
}

function stringsOf(argument: ts.Expression | undefined): readonly string[] {
  if (argument === undefined) return [];
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  return ts.isArrayLiteralExpression(argument) ? argument.elements.flatMap(stringsOf) : [];
}
