import { POLICY_ENVIRONMENTS } from "../rule/environment";
import { REQUIRED_TERMS, type RequiredTerm, type Waiver } from "./waiver";

/** An entry of a waiver file; what the linter would object to counts as not there. */
export function waiverOf(
  entry: Readonly<Record<string, unknown>>,
  index: number,
  source: Waiver["source"],
): Waiver {
  const { id, path, environments } = entry;
  const terms = REQUIRED_TERMS.map((term) => [term, textOf(entry[term])] as const);
  return {
    id: textOf(id),
    ...(Object.fromEntries(terms) as Record<RequiredTerm, string>),
    rules: textsOf(entry.rules ?? [entry.rule]),
    resources: textsOf(entry.resources),
    ...(path !== undefined && { path: textOf(path) }),
    ...(environments !== undefined && {
      environments: POLICY_ENVIRONMENTS.filter((name) => textsOf(environments).includes(name)),
    }),
    index,
    source,
  };
}

/** A waiver as an entry again, for whom the place in the file says nothing. */
export function entryOf({
  source: _,
  index: __,
  ...entry
}: Waiver): Omit<Waiver, "source" | "index"> {
  return entry;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
