import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { Literals, Members, Shape } from "../../sandbox/providers/aws/schema/shape";
import { findComputedMembers } from "./computed-members";
import type { ResourceClass } from "./simulated-types";

/** What the type files of @pulumi/aws say of one resource class. */
export interface Declaration {
  readonly token: string;
  readonly inputs: Members;
  readonly outputs: readonly string[];
  /** Paths below an input that the provider sets where the caller does not. */
  readonly computedMembers: readonly string[];
}

/** Wrappers that say nothing of the value's shape. */
const WRAPPERS = new Set(["Input", "Promise", "Output"]);

/** Members that TypeScript calls what a provider calls text. */
const TEXT_TYPES = new Set(["ARN", "ID"]);

/** Reads resource classes from the type files of an installed @pulumi/aws. */
export class Declarations {
  private readonly folder: string;
  private readonly nested: ReadonlyMap<string, ts.InterfaceDeclaration>;
  private readonly nestedOutputs: ReadonlyMap<string, ts.InterfaceDeclaration>;

  /** @param folder - the package's folder */
  constructor(folder: string) {
    this.folder = folder;
    this.nested = readInterfaces(parse(path.join(folder, "types/input.d.ts")));
    this.nestedOutputs = readInterfaces(parse(path.join(folder, "types/output.d.ts")));
  }

  /** The class's token, its inputs and what only the provider sets. */
  read({ module, name }: ResourceClass): Declaration {
    const file = path.join(this.folder, module, `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
    const source = parse(`${file}.d.ts`);
    const args = source.statements.filter(ts.isInterfaceDeclaration);
    const declared = args.find((candidate) => candidate.name.text === `${name}Args`);
    if (declared === undefined) throw new Error(`aws.${module}.${name} has no ${name}Args`);
    const inputs = this.readMembers(declared, []);
    const all = readClassProperties(source, name);
    return {
      token: readToken(`${file}.js`),
      inputs,
      outputs: all.map(memberName).filter((property) => !(property in inputs.members)),
      computedMembers: all.flatMap((property) => {
        const input = memberName(property);
        return findComputedMembers(inputs.members[input], property.type, input, this.nestedOutputs);
      }),
    };
  }

  private readMembers(declared: ts.InterfaceDeclaration, path: readonly string[]): Members {
    const properties = declared.members.filter(ts.isPropertySignature);
    const names = (list: readonly ts.PropertySignature[]) => list.map(({ name }) => textOf(name));
    const required = names(properties.filter((property) => property.questionToken === undefined));
    const deprecated = names(properties.filter(isDeprecated));
    const members = properties.map((property) => [
      textOf(property.name),
      this.readType(property.type, path),
    ]);
    return {
      members: Object.fromEntries(members),
      ...(required.length > 0 ? { required } : {}),
      ...(deprecated.length > 0 ? { deprecated } : {}),
    };
  }

  private readType(type: ts.TypeNode | undefined, path: readonly string[]): Shape {
    if (type === undefined) return "any";
    if (ts.isParenthesizedTypeNode(type)) return this.readType(type.type, path);
    if (ts.isArrayTypeNode(type)) return { list: this.readType(type.elementType, path) };
    if (ts.isTypeLiteralNode(type)) return this.readMap(type, path);
    if (ts.isUnionTypeNode(type)) return this.readUnion(type, path);
    if (ts.isTypeReferenceNode(type)) return this.readReference(type, path);
    return KEYWORDS[type.kind] ?? "any";
  }

  /** `string | enums.X` is a text of any kind: AWS adds values faster than packages are made. */
  private readUnion(type: ts.UnionTypeNode, path: readonly string[]): Shape {
    const shapes = type.types
      .filter((option) => option.kind !== ts.SyntaxKind.UndefinedKeyword)
      .map((option) => this.readType(option, path));
    const distinct = shapes.filter((shape, index) => shapes.findIndex(equals(shape)) === index);
    const isOpen = distinct.includes("string");
    const options = isOpen ? distinct.filter((shape) => !isLiterals(shape)) : distinct;
    const [only] = options;
    return only !== undefined && options.length === 1 ? only : { or: options };
  }

  private readMap(type: ts.TypeLiteralNode, path: readonly string[]): Shape {
    const index = type.members.find(ts.isIndexSignatureDeclaration);
    return { map: this.readType(index?.type, path) };
  }

  private readReference(type: ts.TypeReferenceNode, path: readonly string[]): Shape {
    const name = type.typeName.getText();
    const last = name.slice(name.lastIndexOf(".") + 1);
    if (WRAPPERS.has(last)) return this.readType(type.typeArguments?.[0], path);
    if (TEXT_TYPES.has(last)) return "string";
    if (name.startsWith("enums.")) return this.readEnum(name.slice("enums.".length));
    if (!name.startsWith("inputs.")) return "string"; // A resource stands for its id.
    const declared = this.nested.get(name.slice("inputs.".length));
    // A type that contains itself is checked down to its first repetition.
    if (declared === undefined || path.includes(name)) return "any";
    return this.readMembers(declared, [...path, name]);
  }

  private readEnum(name: string): Literals | "string" {
    const [module = "", member = ""] = name.split(".");
    const source = parse(path.join(this.folder, "types/enums", module, "index.d.ts"));
    const values = source.statements
      .filter(ts.isVariableStatement)
      .flatMap((statement) => statement.declarationList.declarations)
      .filter((declaration) => declaration.name.getText() === member)
      .flatMap((declaration) => readLiterals(declaration.type));
    return values.length === 0 ? "string" : { values };
  }
}

const KEYWORDS: Readonly<Partial<Record<ts.SyntaxKind, Shape>>> = {
  [ts.SyntaxKind.StringKeyword]: "string",
  [ts.SyntaxKind.NumberKeyword]: "number",
  [ts.SyntaxKind.BooleanKeyword]: "boolean",
};

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

/** Interfaces of all namespaces by `ec2.SubnetTag`. */
function readInterfaces(source: ts.SourceFile): ReadonlyMap<string, ts.InterfaceDeclaration> {
  const found = new Map<string, ts.InterfaceDeclaration>();
  const visit = (prefix: string, statements: readonly ts.Statement[]): void => {
    for (const statement of statements) {
      if (ts.isInterfaceDeclaration(statement)) found.set(prefix + statement.name.text, statement);
      if (!ts.isModuleDeclaration(statement)) continue;
      const { body } = statement;
      if (body !== undefined && ts.isModuleBlock(body)) {
        visit(`${prefix}${statement.name.text}.`, body.statements);
      }
    }
  };
  visit("", source.statements);
  return found;
}

function readClassProperties(
  source: ts.SourceFile,
  name: string,
): readonly ts.PropertyDeclaration[] {
  return source.statements
    .filter(ts.isClassDeclaration)
    .filter((declaration) => declaration.name?.text === name)
    .flatMap((declaration) => declaration.members.filter(ts.isPropertyDeclaration))
    .filter((property) => !property.modifiers?.some(isStatic));
}

function memberName({ name }: ts.PropertyDeclaration): string {
  return textOf(name);
}

function readToken(script: string): string {
  const token = /__pulumiType = '(aws:[^']+)'/.exec(readFileSync(script, "utf8"))?.[1];
  if (token === undefined) throw new Error(`${path.basename(script)} names no resource type`);
  return token;
}

function readLiterals(type: ts.TypeNode | undefined): readonly string[] {
  if (type === undefined || !ts.isTypeLiteralNode(type)) return [];
  return type.members
    .filter(ts.isPropertySignature)
    .map((member) => member.type)
    .filter((literal) => literal !== undefined)
    .flatMap((literal) => (ts.isLiteralTypeNode(literal) ? [textOf(literal.literal)] : []));
}

function isStatic(modifier: ts.ModifierLike): boolean {
  return modifier.kind === ts.SyntaxKind.StaticKeyword;
}

function isDeprecated(property: ts.PropertySignature): boolean {
  return ts.getJSDocDeprecatedTag(property) !== undefined;
}

function isLiterals(shape: Shape): boolean {
  return typeof shape === "object" && "values" in shape;
}

function equals(shape: Shape): (other: Shape) => boolean {
  const text = JSON.stringify(shape);
  return (other) => JSON.stringify(other) === text;
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) || ts.isIdentifier(node) ? node.text : node.getText();
}
