import pc from "picocolors";
import type { PlanValue } from "../model";
import { type DrawOptions, displayType } from "../tree";
import { parseUrn } from "../urn";
import {
  hasDifferences,
  type PlanDiff,
  type PropertyChange,
  type ReplacedEntry,
  type ResourceEntry,
} from "./model";

/** A comparison as text for people, marks as in `pulumi preview`, ending with a line break. */
export function formatDiff(diff: PlanDiff, options: DrawOptions): string {
  if (!hasDifferences(diff)) return "No differences.\n";
  const colors = pc.createColors(options.color);
  const lines = [
    ...diff.added.map((entry) => colors.green(` +  ${headline(entry)}`)),
    ...diff.removed.map((entry) => colors.red(` -  ${headline(entry)}`)),
    ...diff.replaced.flatMap((entry) => [
      colors.magenta(
        ` +- ${headline(entry)}  replaced because of ${entry.because.join(", ")}${former(entry)}`,
      ),
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
  return entry.aliased ? "" : " without an alias: it would be deleted and created again";
}

function former({ from }: ReplacedEntry): string {
  return from === undefined ? "" : `, moved from ${shortUrn(from)}`;
}

/** Type chain and name: the part of a URN that moves. */
function shortUrn(urn: string): string {
  const { qualifiedType, name } = parseUrn(urn);
  return `${qualifiedType}::${name}`;
}

function detailLines(changes: readonly PropertyChange[]): readonly string[] {
  return changes.map(({ path, before, after, follows = [] }) => {
    if (follows.length > 0) return `        ~ ${path}: follows ${namesOf(follows)}`;
    if (before === undefined) return `        + ${path}: ${shown(after)}`;
    if (after === undefined) return `        - ${path}: ${shown(before)}`;
    return `        ~ ${path}: ${shown(before)} => ${shown(after)}`;
  });
}

/** The first names of resources that a value is made of. */
function namesOf(urns: readonly string[]): string {
  const names = urns.map((urn) => parseUrn(urn).name);
  const more = names.length - MAX_NAMES;
  const shown = names.slice(0, MAX_NAMES).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}

const MAX_NAMES = 3;

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
