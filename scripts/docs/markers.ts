const START = "<!-- reference:start -->";
const END = "<!-- reference:end -->";

/** The text with what stands between its markers replaced; `undefined` where it has none. */
export function replaceBetweenMarkers(text: string, content: string): string | undefined {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) return undefined;
  return `${text.slice(0, start + START.length)}\n\n${content}\n\n${text.slice(end)}`;
}
