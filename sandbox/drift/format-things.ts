import type { Thing } from "./stack-accounts";

/** Version of the list's JSON. */
export const DRIFT_FORMAT = "orchestration-drift/1";

const HEADINGS = ["TYPE", "ID", "REGION", "NAME"] as const;

/** A table for a terminal. */
export function formatThingsText(things: readonly Thing[]): string {
  const rows = things.map((thing) => [
    thing.record.type,
    thing.record.id,
    regionOf(thing) ?? "-",
    thing.record.urn.split("::").at(-1) ?? "",
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = [HEADINGS, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

/** The same for programs, with URNs. */
export function formatThingsJson(things: readonly Thing[]): string {
  const entries = things.map((thing) => {
    const { type, id, urn } = thing.record;
    // Left out of the text where there is none.
    return { cloud: thing.cloud, type, id, urn, region: regionOf(thing) };
  });
  return `${JSON.stringify({ format: DRIFT_FORMAT, things: entries }, undefined, 2)}\n`;
}

/** Objects are in a cluster, and in no region. */
function regionOf({ cloud, record }: Thing): string | undefined {
  return cloud === "kubernetes" ? undefined : record.place?.region;
}
