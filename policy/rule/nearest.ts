import { closest, distance } from "fastest-levenshtein";

/** Further off than this, a suggestion is a guess and confuses. */
const MAX_SHARE_WRONG = 0.5;

/** `did you mean "x"?` for the candidate nearest to a misspelt name, if one is near. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const candidate = closest(name, candidates);
  const isNear = distance(name, candidate) <= candidate.length * MAX_SHARE_WRONG;
  return isNear ? `did you mean "${candidate}"?` : undefined;
}
