import { Field } from "../../rule/field";

/**
 * Reads an IAM policy that is written as JSON text or as an object. Paths go on below the field:
 * `assumeRolePolicy.Statement[0].Condition`.
 */
export function documentIn(field: Field): Field {
  if (field.text === undefined) return field;
  return new Field(field.resource, field.path, parse(field.text));
}

/** The statements of a policy; a single one needs no list. */
export function statementsOf(document: Field): readonly Field[] {
  return listed(document.get("Statement"));
}

/** The elements of a list, or the value that stands for a list of one; none if nothing is set. */
export function listed(field: Field): readonly Field[] {
  if (!field.isSet) return [];
  return Array.isArray(field.value) ? field.items() : [field];
}

/** True unless the statement denies. */
export function allows(statement: Field): boolean {
  return statement.get("Effect").value !== "Deny";
}

/** The values that conditions compare a key with, for every operator; keys are case-insensitive. */
export function conditionsOn(
  statement: Field,
  isKey: (key: string) => boolean,
): readonly (readonly [operator: string, values: readonly Field[]])[] {
  return statement
    .get("Condition")
    .entries()
    .flatMap(([operator, keys]) =>
      keys
        .entries()
        .filter(([key]) => isKey(key.toLowerCase()))
        .map(([, values]) => [operator, listed(values)] as const),
    );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
