import pc from "picocolors";
import type { ClusterUpgrade } from "../../components/core/pure/upgrade-plan";
import type { UpgradeStep } from "../../components/core/pure/upgrade-step";
import type { DrawOptions } from "../tree";
import type { UpgradeReport } from "./model";

/** An upgrade as text for people, ending with a line break. */
export function formatUpgrade(report: UpgradeReport, { color }: DrawOptions): string {
  const colors = pc.createColors(color);
  if (report.clusters.length === 0) return `${report.stack} creates no cluster.\n`;
  const texts = report.clusters.map((cluster) =>
    [
      colors.bold(`${cluster.cluster}: ${cluster.from || "no version"} to ${cluster.to}`),
      ...section(colors.red("Blockers"), cluster.blockers),
      ...stepLines(cluster),
      ...section(colors.yellow("Warnings"), cluster.warnings),
    ].join("\n"),
  );
  return `${texts.join("\n\n")}\n`;
}

function stepLines({ steps, blockers }: ClusterUpgrade): readonly string[] {
  if (steps.length > 0) return section("Steps", steps.map(stepLine));
  return blockers.length === 0 ? ["Nothing to do."] : [];
}

function stepLine({ order, what, subject, from, to, reason }: UpgradeStep): string {
  const versions = [from, to].filter((version) => version !== "").join(" to ");
  const change = what === "addon" && to === "" ? `${from} to what EKS lists`.trim() : versions;
  const moved = change === "" ? "" : ` ${change}`;
  return `${String(order).padStart(2)} ${what} ${subject}${moved}: ${reason}`;
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines.map((line) => `  ${line}`)];
}
