import { hexFrom } from "../../identifiers";
import { isProperties } from "../../properties";
import type { Properties } from "../../properties";
import { objectsOf, refusal, textArgument, textsOf } from "./answer";
import type { Answer } from "./answer";

/**
 * The policy document as the AWS provider renders it: single values bare, several in descending
 * order, statements of a later document in place of those with the same Sid.
 */
export const renderPolicyDocument: Answer = (args) => {
  const sources = textsOf(args, "sourcePolicyDocuments").flatMap(statementsIn);
  const own = objectsOf(args, "statements").map(renderStatement);
  const overrides = textsOf(args, "overridePolicyDocuments").flatMap(statementsIn);
  const id = textArgument(args, "policyId");
  const document = {
    Version: textArgument(args, "version") || "2012-10-17",
    ...(id === "" ? {} : { Id: id }),
    Statement: [...own, ...overrides].reduce(withStatement, sources),
  };
  const json = JSON.stringify(document, undefined, 2);
  return { id: hexFrom(json, 10), json, minifiedJson: JSON.stringify(document) };
};

function withStatement(
  statements: readonly Properties[],
  statement: Properties,
): readonly Properties[] {
  const sid = statement.Sid;
  const isNew = sid === undefined || !statements.some((each) => each.Sid === sid);
  if (isNew) return [...statements, statement];
  return statements.map((each) => (each.Sid === sid ? statement : each));
}

function statementsIn(text: string): readonly Properties[] {
  try {
    const document: unknown = JSON.parse(text);
    if (isProperties(document)) {
      const { Statement } = document;
      return Array.isArray(Statement) ? Statement.filter(isProperties) : objectIn(Statement);
    }
  } catch {
    // Said below, without the text: it may hold anything.
  }
  throw refusal("a source or override policy document is not the JSON of a policy");
}

function objectIn(value: unknown): readonly Properties[] {
  return isProperties(value) ? [value] : [];
}

function renderStatement(statement: Properties): Properties {
  const sid = textArgument(statement, "sid");
  return {
    ...(sid === "" ? {} : { Sid: sid }),
    Effect: textArgument(statement, "effect") || "Allow",
    ...listMember("Action", textsOf(statement, "actions")),
    ...listMember("NotAction", textsOf(statement, "notActions")),
    ...listMember("Resource", textsOf(statement, "resources")),
    ...listMember("NotResource", textsOf(statement, "notResources")),
    ...principals("Principal", objectsOf(statement, "principals")),
    ...principals("NotPrincipal", objectsOf(statement, "notPrincipals")),
    ...conditions(objectsOf(statement, "conditions")),
  };
}

function listMember(name: string, values: readonly string[]): Properties {
  return values.length === 0 ? {} : { [name]: oneOrMany(values) };
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  // `&{aws:username}` stands for a variable of the policy language.
  const replaced = values.map((value) => value.replaceAll("&{", "${"));
  const [first = "", ...rest] = replaced;
  return rest.length === 0 ? first : replaced.toSorted().toReversed();
}

function principals(name: string, entries: readonly Properties[]): Properties {
  if (entries.length === 0) return {};
  const isAnyone = (entry: Properties) =>
    entry.type === "*" && textsOf(entry, "identifiers").join() === "*";
  if (entries.some(isAnyone)) return { [name]: "*" };
  const byType = new Map<string, readonly string[]>();
  for (const entry of entries) {
    const type = textArgument(entry, "type");
    byType.set(type, [...(byType.get(type) ?? []), ...textsOf(entry, "identifiers")]);
  }
  const rendered = [...byType].map(([type, identifiers]) => [type, oneOrMany(identifiers)]);
  return { [name]: Object.fromEntries(rendered) };
}

function conditions(entries: readonly Properties[]): Properties {
  if (entries.length === 0) return {};
  const byTest = new Map<string, Map<string, readonly string[]>>();
  for (const entry of entries) {
    const variables = byTest.get(textArgument(entry, "test")) ?? new Map<string, string[]>();
    variables.set(textArgument(entry, "variable"), textsOf(entry, "values"));
    byTest.set(textArgument(entry, "test"), variables);
  }
  const rendered = [...byTest].map(([test, variables]) => [
    test,
    Object.fromEntries([...variables].map(([variable, values]) => [variable, oneOrMany(values)])),
  ]);
  return { Condition: Object.fromEntries(rendered) };
}
