import ts from "typescript";
import type { Members, Shape } from "../../sandbox/providers/aws/schema/shape";

/** Interfaces of output types by `eks.ClusterVpcConfig`. */
type OutputTypes = ReadonlyMap<string, ts.InterfaceDeclaration>;

/**
 * Paths of members below an input that the provider sets where the caller does not. The type files
 * do not say so in words: such a member is optional in the inputs and always there in the outputs.
 */
export function findComputedMembers(
  input: Shape | undefined,
  output: ts.TypeNode | undefined,
  path: string,
  types: OutputTypes,
): readonly string[] {
  if (output === undefined || typeof input !== "object") return [];
  const content = contentOf(output);
  if ("list" in input && ts.isArrayTypeNode(content)) {
    return findComputedMembers(input.list, content.elementType, `${path}[]`, types);
  }
  // The inputs end at the first repetition of a type that contains itself, and so does this.
  if (!("members" in input) || !ts.isTypeReferenceNode(content)) return [];
  const declared = types.get(content.typeName.getText().replace(/^outputs\./, ""));
  const members = declared?.members.filter(ts.isPropertySignature) ?? [];
  return members.flatMap((member) => {
    const name = member.name.getText();
    const at = `${path}.${name}`;
    const below = findComputedMembers(input.members[name], member.type, at, types);
    return isComputed(member, name, input) ? [at, ...below] : below;
  });
}

function isComputed(member: ts.PropertySignature, name: string, input: Members): boolean {
  return member.questionToken === undefined && input.required?.includes(name) !== true;
}

/** The type without `Output<>` and `| undefined`. */
function contentOf(type: ts.TypeNode): ts.TypeNode {
  if (ts.isTypeReferenceNode(type) && /\bOutput$/.test(type.typeName.getText())) {
    const [wrapped] = type.typeArguments ?? [];
    return wrapped === undefined ? type : contentOf(wrapped);
  }
  if (!ts.isUnionTypeNode(type)) return type;
  const options = type.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
  const [only] = options;
  return only !== undefined && options.length === 1 ? contentOf(only) : type;
}
