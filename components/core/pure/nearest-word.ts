import { closest, distance } from "fastest-levenshtein";

/**
 * The word that was probably meant by a misspelt one, whatever its case; undefined where none is near.
 * With more than a third of its letters wrong, or two of a short word, it is another word.
 */
export function nearestWord(written: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const lower = written.toLowerCase();
  const folded = words.map((word) => word.toLowerCase());
  const nearest = closest(lower, folded);
  const isNear = distance(lower, nearest) <= Math.max(2, Math.ceil(written.length / 3));
  return isNear ? words[folded.indexOf(nearest)] : undefined;
}

/** `did you mean "x"?` for the word that was probably meant; undefined where none is near. */
export function didYouMean(written: string, words: readonly string[]): string | undefined {
  const nearest = nearestWord(written, words);
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
}
