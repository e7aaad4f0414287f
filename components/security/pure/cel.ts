/** A text as CEL writes it; every text that reaches an expression goes through here. */
export function celText(value: string): string {
  return JSON.stringify(value);
}

/** Texts as a list of CEL. */
export function celTexts(values: readonly string[]): string {
  return `[${values.map(celText).join(", ")}]`;
}

/** Named parts as a map of CEL; `dyn`, because a map literal takes values of one type only. */
export function celRecord(parts: Readonly<Record<string, string>>): string {
  const entries = Object.entries(parts).map(([name, value]) => `${celText(name)}: dyn(${value})`);
  return `{${entries.join(", ")}}`;
}
