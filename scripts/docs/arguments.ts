import type { ClassDoc, FamilyDoc, FieldDoc, InterfaceDoc } from "./model";

/** One interface of a class's arguments with everything that it takes. */
export interface ArgumentsDoc {
  readonly interface: InterfaceDoc;
  /** First paragraph of its comment, on one line. */
  readonly summary: string;
  /** Its own, and for a member of a union those that it extends as well. */
  readonly fields: readonly FieldDoc[];
}

/** The interfaces of a class's arguments: one, or the members of a union. */
export function argumentsOf(doc: FamilyDoc, { args }: ClassDoc): readonly ArgumentsDoc[] {
  const name = args?.replace(/<.*/, "");
  const union = doc.exports
    .filter((item) => item.kind === "union")
    .find((item) => item.name === name);
  const found = (union?.members ?? [name]).flatMap((member) => findInterface(doc, member) ?? []);
  return found.map((item) => ({
    interface: item,
    summary: (item.comment.text.split("\n\n")[0] ?? "").replaceAll(/\s+/g, " "),
    // What one may not write is left out: a type says it, a table need not.
    fields: (union === undefined ? item.fields : allFields(doc, item)).filter(
      ({ type }) => type !== "never",
    ),
  }));
}

/** Inherited fields first; one that is declared again stands where it was, as it is now. */
function allFields(doc: FamilyDoc, item: InterfaceDoc): readonly FieldDoc[] {
  const fields = new Map<string, FieldDoc>();
  for (const base of item.extended) {
    for (const field of inheritedFields(doc, base)) fields.set(field.name, field);
  }
  for (const field of item.fields) fields.set(field.name, field);
  return [...fields.values()];
}

/** Fields of `Base`, or of `Omit<Base, "a" | "b">` without those. */
function inheritedFields(doc: FamilyDoc, base: string): readonly FieldDoc[] {
  const [, name = base, omitted = ""] = /^Omit<(\w+), (.*)>$/s.exec(base) ?? [];
  const found = findInterface(doc, name);
  if (found === undefined) return [];
  const left = new Set([...omitted.matchAll(/"(\w+)"/g)].map(([, key]) => key));
  return allFields(doc, found).filter((field) => !left.has(field.name));
}

function findInterface(doc: FamilyDoc, name: string | undefined): InterfaceDoc | undefined {
  return doc.exports.filter((item) => item.kind === "interface").find((item) => item.name === name);
}
