import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { parseSource } from "../source-files";
import { type DefaultsByArgs, readDeclaration } from "./declarations";
import { readDefaults } from "./defaults";
import type { ExportDoc, FamilyDoc } from "./model";

/** Names of the families: the folders of components/ that have an index. */
export function findFamilies(root: string): readonly string[] {
  const folder = path.join(root, "components");
  return readdirSync(folder)
    .filter((family) => existsSync(path.join(folder, family, "index.ts")))
    .sort();
}

/** A name that an index exports, and the module that it comes from. */
interface ReExport {
  readonly name: string;
  readonly module: string;
}

/** Reads what a family exports, from the syntax alone. */
export function readFamily(root: string, family: string): FamilyDoc {
  const folder = path.join(root, "components", family);
  const reExports = readIndex(parseFile(folder, "./index"));
  const modules = new Map(
    [...new Set(reExports.map(({ module }) => module))].map((module) => [
      module,
      parseFile(folder, module),
    ]),
  );
  const defaults: DefaultsByArgs = new Map(
    [...modules.values()].flatMap((tree) => tree.statements.flatMap(readDefaults)),
  );
  const exports = reExports.flatMap(({ name, module }) => {
    const statement = modules
      .get(module)
      ?.statements.find((candidate) => declares(candidate, name));
    const doc = statement && readDeclaration(statement, name, defaults);
    return doc === undefined ? [] : [doc];
  });
  return { family, exports, problems: exports.flatMap(findProblems) };
}

function parseFile(folder: string, module: string): ts.SourceFile {
  const file = path.join(folder, `${module}.ts`);
  return parseSource({ file, text: readFileSync(file, "utf8") });
}

function readIndex(index: ts.SourceFile): readonly ReExport[] {
  return index.statements.filter(ts.isExportDeclaration).flatMap((statement) => {
    const { moduleSpecifier: module, exportClause: clause } = statement;
    if (module === undefined || !ts.isStringLiteral(module)) return [];
    if (clause === undefined || !ts.isNamedExports(clause)) return [];
    return clause.elements.map(({ name }) => ({ name: name.text, module: module.text }));
  });
}

function declares(statement: ts.Statement, name: string): boolean {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.some((item) => item.name.getText() === name);
  }
  const named =
    ts.isClassDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return named && statement.name?.text === name;
}

/** An export without a comment, and a `@default` that is not the default. */
function findProblems(doc: ExportDoc): readonly string[] {
  const silent = doc.comment.text === "" ? [`${doc.name}: has no TSDoc; say what it is for`] : [];
  if (doc.kind !== "interface") return silent;
  const stale = doc.fields.flatMap(({ name, comment: { defaultText }, defaultValue }) => {
    if (defaultText === undefined || defaultValue === undefined) return [];
    if (defaultText.startsWith("-") || /^[[{]/.test(defaultValue)) return [];
    return defaultText === defaultValue
      ? []
      : [`${doc.name}.${name}: @default says ${defaultText}, but the default is ${defaultValue}`];
  });
  return [...silent, ...stale];
}
