/** A moment as the day that waivers are held against, in universal time. */
export function toDay(moment: Date): string {
  return moment.toISOString().slice(0, "2026-11-24".length);
}
