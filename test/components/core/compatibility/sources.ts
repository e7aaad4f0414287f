import type { Sourced } from "../../../../components/core/compatibility/sourced";

/** True for a fact with a title, a page that can be opened and the day of the reading. */
export function isSourced({ source }: Sourced<unknown>): boolean {
  const { title, where, readOn } = source;
  return title.length > 10 && where.startsWith("https://") && /^20\d\d-\d\d-\d\d$/.test(readOn);
}
