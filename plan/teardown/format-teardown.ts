import pc from "picocolors";
import { type DrawOptions, displayType } from "../tree";
import { parseUrn } from "../urn";
import type { TeardownNote, TeardownPhase, TeardownPlan } from "./model";

/** A teardown as text for people, ending with a line break. */
export function formatTeardown(plan: TeardownPlan, { color }: DrawOptions): string {
  const colors = pc.createColors(color);
  const guards = plan.unprotect.map(({ urn, guard }) => `   ${shown(urn)}  ${guard}`);
  const paragraphs = [
    [colors.bold(`Teardown of ${plan.stack}`)],
    section(colors.bold("Before: an update that takes these guards down"), guards),
    ...plan.phases.map((phase, index) => phaseLines(colors, phase, index + 1)),
    section(colors.bold("Left behind on purpose"), plan.leftBehind.map(noteLine)),
    section(colors.red("Problems"), plan.problems.map(noteLine)),
    [summaryLine(plan)],
  ];
  const texts = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${texts.join("\n\n")}\n`;
}

function phaseLines(
  colors: ReturnType<typeof pc.createColors>,
  { name, reason, urns, withCluster }: TeardownPhase,
  position: number,
): readonly string[] {
  const silent = `   ${withCluster.length} gone with their cluster, without a call`;
  return [
    `${colors.bold(`${position} ${name}`)}: ${reason}`,
    ...urns.map((urn) => ` ${colors.red("-")} ${shown(urn)}`),
    ...(withCluster.length > 0 ? [silent] : []),
  ];
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines];
}

function noteLine({ urn, message }: TeardownNote): string {
  return `   ${shown(urn)}  ${message}`;
}

function summaryLine({ phases, problems }: TeardownPlan): string {
  const called = phases.reduce((sum, { urns }) => sum + urns.length, 0);
  const silent = phases.reduce((sum, { withCluster }) => sum + withCluster.length, 0);
  return `${called} deleted by a call, ${silent} with their cluster, ${problems.length} problems`;
}

function shown(urn: string): string {
  const { type, name } = parseUrn(urn);
  return `${displayType(type)}  ${name}`;
}
