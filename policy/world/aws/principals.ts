import type { Field } from "../../rule/field";
import { listed } from "./policy-document";

/**
 * Where a statement is for everybody: a star as principal or as the account of one, or an exclusion,
 * which allows everybody else. Conditions are not considered.
 */
export function everyoneIn(statement: Field): Field | undefined {
  const exclusion = statement.get("NotPrincipal");
  if (exclusion.isSet) return exclusion;
  return principalsOf(statement).find(({ text }) => text !== undefined && isEveryone(text));
}

/** The principals of a statement, of every kind; an unreadable field counts as one. */
export function principalsOf(statement: Field): readonly Field[] {
  const principal = statement.get("Principal");
  if (principal.entries().length === 0) return listed(principal);
  return principal.entries().flatMap(([, field]) => listed(field));
}

/** The principals of one kind, such as `AWS` or `Federated`. */
export function principalsOfKind(statement: Field, kind: string): readonly Field[] {
  const principal = statement.get("Principal");
  return principal.text === undefined ? listed(principal.get(kind)) : [];
}

/** A star, or an ARN that leaves the account open. */
function isEveryone(principal: string): boolean {
  return /^\*+$/.test(principal) || /^arn:[^:]*:(?:iam|sts)::[*?]+:/.test(principal);
}
