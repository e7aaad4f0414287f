/**
 * A pattern for the whole of a text: `*` stands for any run of characters, slashes and colons
 * included, `?` for one of them, everything else for itself. Only the last star is ever tried again,
 * so that no pattern can make the matching slow.
 */
export function globMatches(pattern: string, text: string): boolean {
  let at = 0;
  let star: { readonly after: number; taken: number } | undefined;
  for (let read = 0; read < text.length;) {
    if (pattern[at] === "*") {
      at += 1;
      star = { after: at, taken: read };
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[read])) {
      at += 1;
      read += 1;
    } else if (star === undefined) {
      return false;
    } else {
      star.taken += 1;
      at = star.after;
      read = star.taken;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
