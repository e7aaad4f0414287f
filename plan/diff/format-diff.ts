import pc from "picocolors";
import type { PlanValue } from "../model";
import { type DrawOptions, displayType } from "../tree";
import { parseUrn } from "../urn";
import { hasDifferences, type PlanDiff, type PropertyChange, type ResourceEntry } from "./model";

/** A comparison as text for people, marks as in `pulumi preview`, ending with a line break. */
export function formatDiff(diff: PlanDiff, options: DrawOptions): string {
  if (!hasDifferences(diff)) return "No differences.\n";
  const colors = pc.createColors(options.color);
  const lines = [
    ...diff.added.map((entry) => colors.green(` +  ${headline(entry)}`)),
    ...diff.removed.map((entry) => colors.red(` -  ${headline(entry)}`)),
    ...diff.replaced.flatMap((entry) => [
      colors.magenta(` +- ${headline(entry)}  replaced because of ${entry.because.join(", ")}`),
      ...detailLines([...entry.properties, ...entry.options]),
    ]),
    ...diff.changed.flatMap((entry) => [
      colors.yellow(` ~  ${headline(entry)}`),
      ...detailLines([...entry.properties, ...entry.options]),
    ]),
    ...diff.moved.flatMap((entry) => [
      colors.cyan(` >  ${headline(entry)}  moved from ${shortUrn(entry.from)}${warning(entry)}`),
      ...detailLines([...entry.properties, ...entry.options]),
    ]),
  ];
  return `${[...lines, "", colors.bold(summaryLine(diff))].join("\n")}\n`;
}

function summaryLine(diff: PlanDiff): string {
  return (["added", "removed", "changed", "moved", "replaced"] as const)
    .map((kind) => `${diff[kind].length} ${kind}`)
    .join(", ");
}

function headline(entry: ResourceEntry): string {
  return `${displayType(entry.type)}  ${entry.name}`;
}

function warning(entry: { readonly aliased: boolean }): string {
  return entry.aliased ? "" : " without an alias: it would be deleted and created anew";
}

/** Type chain and name: the part of a URN that moves. */
function shortUrn(urn: string): string {
  const { qualifiedType, name } = parseUrn(urn);
  return `${qualifiedType}::${name}`;
}

function detailLines(changes: readonly PropertyChange[]): readonly string[] {
  return changes.map(({ path, before, after }) => {
    if (before === undefined) return `        + ${path}: ${shown(after)}`;
    if (after === undefined) return `        - ${path}: ${shown(before)}`;
    return `        ~ ${path}: ${shown(before)} => ${shown(after)}`;
  });
}

/** A value on one line; markers read as words. */
function shown(value: PlanValue | undefined): string {
  const text = JSON.stringify(value) ?? "";
  const words = text
    .replaceAll('{"$unknown":true,"$secret":true}', "[secret unknown]")
    .replaceAll('{"$unknown":true}', "[unknown]")
    .replaceAll('{"$secret":true}', "[secret]");
  return words.length <= MAX_SHOWN ? words : `${words.slice(0, MAX_SHOWN - 1)}…`;
}

/** Keeps a rendered policy document from filling the terminal. */
const MAX_SHOWN = 160;
