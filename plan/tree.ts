import pc from "picocolors";
import { groupBy } from "../components/core/pure/group-by";
import type { Plan, PlannedResource } from "./model";

/** How a tree or a summary is drawn. */
export interface DrawOptions {
  /** True only where a person watches a terminal. */
  readonly color: boolean;
}

/** A plan as an indented tree like the Pulumi CLI's, one resource a line, ending with a line break. */
export function formatTree(plan: Plan, options: DrawOptions): string {
  const colors = pc.createColors(options.color);
  const rows = treeRows(plan);
  const width = Math.max("Type".length, ...rows.map((row) => row.label.length));
  const nameWidth = Math.max("Name".length, ...rows.map((row) => row.resource.name.length));
  const heading = `     ${"Type".padEnd(width)}  ${"Name".padEnd(nameWidth)}  Plan`;
  const lines = rows.map(({ label, resource }) => {
    const { mark, verb } = actionOf(resource);
    const paint = verb === "create" ? colors.green : colors.cyan;
    const name = resource.name.padEnd(nameWidth);
    return ` ${paint(mark)}   ${label.padEnd(width)}  ${name}  ${paint(verb)}`;
  });
  return `${[colors.bold(heading), ...lines].join("\n")}\n`;
}

/** What there is of each type and in all, like the last lines of a `pulumi preview`. */
export function formatSummary(plan: Plan, options: DrawOptions): string {
  const colors = pc.createColors(options.color);
  const counts = countByType(plan);
  const width = String(counts[0]?.count ?? 0).length;
  const types = counts.map(({ type, count }) => `    ${String(count).padStart(width)}  ${type}`);
  const created = plan.resources.filter((resource) => actionOf(resource).verb === "create").length;
  const read = plan.resources.length - created;
  return [
    colors.bold("Types:"),
    ...types,
    "",
    colors.bold("Resources:"),
    `    ${colors.green(`+ ${created} to create`)}`,
    ...(read > 0 ? [`    ${colors.cyan(`> ${read} to read`)}`] : []),
    "",
  ].join("\n");
}

/** Number of resources of each type, most frequent first, equal ones by name. */
export function countByType(
  plan: Plan,
): readonly { readonly type: string; readonly count: number }[] {
  return [...groupBy(plan.resources, (resource) => displayType(resource.type))]
    .map(([type, resources]) => ({ type, count: resources.length }))
    .sort((left, right) => right.count - left.count || (left.type < right.type ? -1 : 1));
}

/** A type token as the Pulumi CLI shows it: `aws:ec2/vpc:Vpc` reads `aws:ec2:Vpc`. */
export function displayType(type: string): string {
  const match = /^([^:]+):([^:/]+)\/([^:]+):([^:]+)$/.exec(type);
  if (match === null) return type;
  const [, pkg = "", module = "", file = "", name = ""] = match;
  const isRepeated = file.toLowerCase() === name.toLowerCase();
  return isRepeated ? `${pkg}:${module}:${name}` : type;
}

interface TreeRow {
  readonly label: string;
  readonly resource: PlannedResource;
}

/** Roots at the left, each child below its parent, siblings in the order of the plan. */
function treeRows(plan: Plan): readonly TreeRow[] {
  const known = new Set(plan.resources.map((resource) => resource.urn));
  const children = groupBy(plan.resources, ({ parent }) =>
    parent !== null && known.has(parent) ? parent : null,
  );
  const rows: TreeRow[] = [];
  const walk = (resource: PlannedResource, lead: string, branch: string): void => {
    rows.push({ label: `${lead}${branch}${displayType(resource.type)}`, resource });
    const below = children.get(resource.urn) ?? [];
    const nextLead = lead + (CONTINUATIONS[branch] ?? "");
    below.forEach((child, index) => {
      walk(child, nextLead, index === below.length - 1 ? "└─ " : "├─ ");
    });
  };
  for (const root of children.get(null) ?? []) walk(root, "", "");
  return rows;
}

/** What stands below a branch, so that lines join up. */
const CONTINUATIONS: Readonly<Record<string, string>> = { "": "", "├─ ": "│  ", "└─ ": "   " };

function actionOf(resource: PlannedResource): { readonly mark: string; readonly verb: string } {
  return resource.externalId === undefined
    ? { mark: "+", verb: "create" }
    : { mark: ">", verb: "read" };
}
