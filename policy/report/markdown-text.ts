/** Characters that mean something to GitHub, and what shows them as they are. */
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  "`": "&#96;",
  "*": "&#42;",
  _: "&#95;",
  "~": "&#126;",
  "[": "&#91;",
  "]": "&#93;",
  "\\": "&#92;",
  // Mentions and links to issues are found after entities are read: a space of no width parts them.
  "@": "@&#8203;",
  "#": "#&#8203;",
  ":": ":&#8203;",
};

/** Longest text in a cell; what is longer says so. */
const LONGEST = 300;

/** Text that a cell of a table shows as it is: no markup, no mention, no link, one line. */
export function markdownText(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
  const characters = [...line];
  const short =
    characters.length > LONGEST ? `${characters.slice(0, LONGEST - 2).join("")} …` : line;
  return short.replace(/[&<>|`*_~[\]\\@]|#(?=\d)|:(?=\/\/)/g, (found) => ENTITIES[found] ?? found);
}
