import type { DeclareHint, Row } from "./row";

/** A field of a planned resource with the value that a test asserts. */
export interface ProvenField {
  /** Type token of the resource: `kubernetes:apps/v1:Deployment`. */
  readonly type: string;
  /** Property names on the way to the field, indices left out. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * True where the field is one that the row's `declare` column names: the type fits and the hint's
 * path occurs, in order, among the names on the way to the field and the keys and strings of the
 * asserted value. Rows that the row refers to count as well.
 */
export function declaresField(
  row: Row,
  field: ProvenField,
  find: (id: string) => Row | undefined,
  visited: ReadonlySet<string> = new Set(),
): boolean {
  if (visited.has(row.id)) return false;
  if (row.hints.some((hint) => fits(hint, field))) return true;
  const seen = new Set([...visited, row.id]);
  return row.like.some((id) => {
    const other = find(id);
    return other !== undefined && declaresField(other, field, find, seen);
  });
}

function fits(hint: DeclareHint, field: ProvenField): boolean {
  if (hint.type !== undefined && !isOfType(field.type, hint.type)) return false;
  return occursInOrder(hint.path, [...field.path, ...mentions(field.value)]);
}

/** `aws.eks.Cluster` names `aws:eks/cluster:Cluster`; a bare kind any class outside AWS. */
function isOfType(token: string, type: string): boolean {
  const [provider = "", module = "", className = ""] = token.split(":");
  if (!type.startsWith("aws.")) return provider !== "aws" && className === type;
  return provider === "aws" && `aws.${module.split("/")[0] ?? ""}.${className}` === type;
}

function occursInOrder(wanted: readonly string[], names: readonly string[]): boolean {
  let found = 0;
  for (const name of names) {
    if (name === wanted[found]) found += 1;
  }
  return found === wanted.length;
}

/** Keys and strings of a value, outermost first. */
function mentions(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(mentions);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...mentions(inner)]);
}
