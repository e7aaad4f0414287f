import path from "node:path";
import ts from "typescript";
import { parseSource, sourceTree } from "./source-trees";

/** An import as a file writes it. */
export interface SourceImport {
  readonly file: string;
  readonly line: number;
  /** Path from the root for a relative import (`components/core`), else the package's specifier. */
  readonly target: string;
  readonly isRelative: boolean;
  /** Gone after compilation. */
  readonly isTypeOnly: boolean;
  /** Loaded when the code that asks for it runs: `import()`. */
  readonly isDynamic: boolean;
}

/** Every import of a file: declarations, re-exports, `import()`, `require()` and `import` types. */
export function importsOf(file: string, text?: string): readonly SourceImport[] {
  const tree = text === undefined ? sourceTree(file) : parseSource(file, text);
  const found: SourceImport[] = [];
  const visit = (node: ts.Node): void => {
    const reference = referenceOf(node);
    if (reference !== undefined) found.push(describe(tree, node, reference));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

interface Reference {
  readonly specifier: ts.Node;
  readonly isTypeOnly: boolean;
  readonly isDynamic?: boolean;
}

function referenceOf(node: ts.Node): Reference | undefined {
  if (ts.isImportDeclaration(node)) {
    return { specifier: node.moduleSpecifier, isTypeOnly: isTypeOnlyImport(node) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { specifier: node.moduleSpecifier, isTypeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node)) return { specifier: node.argument, isTypeOnly: true };
  if (!ts.isCallExpression(node)) return undefined;
  const isDynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isLoader = isDynamic || node.expression.getText() === "require";
  const [specifier] = node.arguments;
  return isLoader && specifier !== undefined
    ? { specifier, isTypeOnly: false, isDynamic }
    : undefined;
}

function isTypeOnlyImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.isTypeOnly) return true;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined) return false;
  return (
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

function describe(tree: ts.SourceFile, node: ts.Node, reference: Reference): SourceImport {
  const specifier = reference.specifier.getText().replaceAll(/^["'`]|["'`]$/g, "");
  const isRelative = specifier.startsWith(".");
  const file = tree.fileName;
  return {
    file,
    line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    target: isRelative ? path.posix.join(path.posix.dirname(file), specifier) : specifier,
    isRelative,
    isTypeOnly: reference.isTypeOnly,
    isDynamic: reference.isDynamic ?? false,
  };
}

/** A name that a file imports, with where it comes from. */
export interface ImportedName {
  readonly name: string;
  readonly target: string;
}

/** The names in the import declarations of a file, under the name that they are exported by. */
export function namesImported(file: string): readonly ImportedName[] {
  const tree = sourceTree(file);
  return tree.statements.filter(ts.isImportDeclaration).flatMap((declaration) => {
    const bindings = declaration.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
    const specifier = declaration.moduleSpecifier.getText().replaceAll(/^["']|["']$/g, "");
    const target = specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(file), specifier)
      : specifier;
    return bindings.elements.map(({ name, propertyName }) => ({
      name: (propertyName ?? name).text,
      target,
    }));
  });
}
