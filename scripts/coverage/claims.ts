import ts from "typescript";
import { expandIds } from "../../coverage/row";
import { lineOf, parseSource, type SourceText } from "../source-files";

/** A component that says it covers a row: `@covers SD-1 SD-2`. */
export interface Claim {
  readonly id: string;
  readonly component: string;
  readonly file: string;
  readonly line: number;
}

/** Every `@covers` of a file's top-level declarations. */
export function findClaims(source: SourceText): readonly Claim[] {
  if (!source.text.includes("@covers")) return [];
  const tree = parseSource(source);
  return tree.statements.flatMap((statement) =>
    ts
      .getJSDocTags(statement)
      .filter((tag) => tag.tagName.text === "covers")
      .flatMap((tag) =>
        coveredIds(tag).map((id) => ({
          id,
          component: nameOf(statement),
          file: source.file,
          line: lineOf(tree, tag.getStart()),
        })),
      ),
  );
}

/** A word that is no row id is kept as it stands, so that the check can complain about it. */
function coveredIds(tag: ts.JSDocTag): readonly string[] {
  const comment = ts.getTextOfJSDocComment(tag.comment) ?? "";
  return comment
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .flatMap((word) => {
      const ids = expandIds(word);
      return ids.length > 0 ? ids : [word];
    });
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((item) => item.name.getText()).join(", ");
  }
  const named = ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement);
  return named ? (statement.name?.text ?? "default") : "module";
}
