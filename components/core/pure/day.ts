/** A moment as a day in universal time: `2026-11-24`. */
export function toDay(moment: Date): string {
  return moment.toISOString().slice(0, "2026-11-24".length);
}

/** The day that it is, in universal time. */
export function today(): string {
  return toDay(new Date());
}
