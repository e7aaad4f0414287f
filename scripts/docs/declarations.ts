import ts from "typescript";
import { linksAsCode, readComment } from "./comments";
import type { ClassDoc, ExportDoc, FieldDoc, InterfaceDoc } from "./model";

/** A default as its `*_DEFAULTS` const states it. */
export interface DefaultDoc {
  readonly value: string;
  /** False for the name of another const, of which the comment says more. */
  readonly literal: boolean;
}

/** Defaults by property name, by the name of the arguments interface. */
export type DefaultsByArgs = ReadonlyMap<string, ReadonlyMap<string, DefaultDoc>>;

/** What the pages say of a top-level declaration, or `undefined` where that is nothing. */
export function readDeclaration(
  statement: ts.Statement,
  name: string,
  defaults: DefaultsByArgs,
): ExportDoc | undefined {
  const comment = readComment(statement);
  if (ts.isInterfaceDeclaration(statement)) return readInterface(statement, defaults);
  if (ts.isClassDeclaration(statement)) return readClass(statement, name);
  if (ts.isFunctionDeclaration(statement)) return { kind: "function", name, comment };
  if (ts.isVariableStatement(statement)) return { kind: "constant", name, comment };
  if (!ts.isTypeAliasDeclaration(statement)) return undefined;
  const members = unionMembers(statement.type);
  return members === undefined
    ? { kind: "type", name, comment, ...choiceOf(statement) }
    : { kind: "union", name, comment, members };
}

/** Names in a union of plain type names; `undefined` for any other type. */
function unionMembers(type: ts.TypeNode): readonly string[] | undefined {
  if (!ts.isUnionTypeNode(type)) return undefined;
  const names = type.types.filter(ts.isTypeReferenceNode).map((member) => member.getText());
  return names.length === type.types.length ? names : undefined;
}

/** What a caller may write for a union, as the source declares it; nothing else needs telling. */
function choiceOf(alias: ts.TypeAliasDeclaration): { readonly choice?: string } {
  if (!ts.isUnionTypeNode(alias.type)) return {};
  return { choice: linksAsCode(alias.getText().replace(/^export /, "")) };
}

function readInterface(node: ts.InterfaceDeclaration, defaults: DefaultsByArgs): InterfaceDoc {
  const own = defaults.get(node.name.text);
  const fields = node.members
    .filter(ts.isPropertySignature)
    .map((member) => readField(member, own?.get(member.name.getText())));
  const extended = (node.heritageClauses ?? []).flatMap((clause) =>
    clause.types.map((type) => type.getText()),
  );
  return { kind: "interface", name: node.name.text, comment: readComment(node), extended, fields };
}

function readClass(node: ts.ClassDeclaration, name: string): ClassDoc {
  const constructor = node.members.find(ts.isConstructorDeclaration);
  const args = constructor?.parameters.find((parameter) => parameter.name.getText() === "args");
  const outputs = node.members
    .filter(ts.isPropertyDeclaration)
    .filter((member) => !hasModifier(member, /^(?:private|protected|static)$/))
    .map((member) => readField(member, undefined));
  return { kind: "class", name, comment: readComment(node), args: args?.type?.getText(), outputs };
}

function readField(
  member: ts.PropertySignature | ts.PropertyDeclaration,
  fallback: DefaultDoc | undefined,
): FieldDoc {
  return {
    name: member.name.getText(),
    type: plainType(member.type?.getText() ?? "unknown"),
    optional: member.questionToken !== undefined,
    comment: readComment(member),
    defaultValue: fallback?.literal === true ? fallback.value : undefined,
  };
}

function hasModifier(member: ts.PropertyDeclaration, pattern: RegExp): boolean {
  return (ts.getModifiers(member) ?? []).some((modifier) => pattern.test(modifier.getText()));
}

/** A type on one line, without the comments and the `readonly` of its properties. */
function plainType(text: string): string {
  return text
    .replaceAll(/\/\*\*[\s\S]*?\*\//g, "")
    .replaceAll(/\breadonly (?=\w+\??:)/g, "")
    .replaceAll(/\s+/g, " ")
    .replace(/^\| /, "");
}
