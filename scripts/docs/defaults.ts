import ts from "typescript";
import type { DefaultDoc } from "./declarations";

/** Name of the arguments interface and the defaults of a `X_DEFAULTS = … satisfies Partial<XArgs>`. */
export function readDefaults(
  statement: ts.Statement,
): readonly (readonly [string, ReadonlyMap<string, DefaultDoc>])[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((declaration) => {
    const args = /^(\w+)_DEFAULTS$/.exec(declaration.name.getText());
    const object = declaration.initializer && objectOf(declaration.initializer);
    if (args?.[1] === undefined || object === undefined) return [];
    return [[argsName(args[1]), readProperties(object)] as const];
  });
}

/** `EKS_CLUSTER` is the constant of `EksCluster`, whose arguments are `EksClusterArgs`. */
function argsName(constant: string): string {
  const words = constant.toLowerCase().split("_");
  return `${words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("")}Args`;
}

/** The object literal inside `{…} as const satisfies …`. */
function objectOf(node: ts.Expression): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(node)) return node;
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return objectOf(node.expression);
  return undefined;
}

function readProperties(object: ts.ObjectLiteralExpression): ReadonlyMap<string, DefaultDoc> {
  return new Map(
    object.properties
      .filter(ts.isPropertyAssignment)
      .map((property) => [property.name.getText(), readDefault(property.initializer)] as const),
  );
}

function readDefault(value: ts.Expression): DefaultDoc {
  return {
    value: value
      .getText()
      .replaceAll(/\s+/g, " ")
      .replaceAll(/,(?= [}\]])/g, ""),
    literal: !isReference(value),
  };
}

function isReference(value: ts.Expression): boolean {
  return (
    ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isCallExpression(value)
  );
}
