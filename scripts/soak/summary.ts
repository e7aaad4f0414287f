import type { FuzzReport } from "../../test/support/fuzz/run-fuzz";
import { isFine } from "../../test/support/kill-trial";
import type { FinishedTrial } from "./run-kills";

/** What a soak found; a part that did not run is undefined. */
export interface SoakResult {
  readonly kills: readonly FinishedTrial[] | undefined;
  readonly fuzz: FuzzReport | undefined;
}

/** True when nothing was lost, duplicated or stuck, and every refusal named its path. */
export function isClean({ kills = [], fuzz }: SoakResult): boolean {
  return kills.every(({ outcome }) => isFine(outcome)) && (fuzz?.unnamedErrors.length ?? 0) === 0;
}

/** The last lines of a soak, one a part. */
export function summaryLines({ kills, fuzz }: SoakResult): readonly string[] {
  return [
    ...(kills === undefined ? [] : [`soak: ${killNumbers(kills)}`]),
    ...(fuzz === undefined ? [] : [`soak: ${fuzzNumbers(fuzz)}`]),
  ];
}

/** The summary as a page. */
export function summaryPage(result: SoakResult, seed: number): string {
  const { kills } = result;
  const rows = (kills ?? []).map(
    ({ trial, outcome }) =>
      `| ${trial.number} | ${trial.victim} | ${Math.round(trial.point * 100)} % | ` +
      `${outcome.pending} | ${isFine(outcome) ? "equal to a clean run" : "failed"} |`,
  );
  const table = [
    "| Trial | Interrupted | After | Pending operations | Account and state afterwards |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ];
  return [
    "# Soak",
    "",
    `Seed ${seed}, on simulated clouds.`,
    "",
    ...summaryLines(result).map((line) => `- ${line.replace(/^soak: /, "")}`),
    ...(kills === undefined ? [] : ["", ...table]),
    "",
  ].join("\n");
}

function killNumbers(kills: readonly FinishedTrial[]): string {
  const count = (is: (trial: FinishedTrial) => boolean): number => kills.filter(is).length;
  const numbers = [
    `trials ${kills.length}`,
    `pending left ${count(({ outcome }) => outcome.pending > 0)}`,
    `lost ${count(({ outcome }) => outcome.lost.length > 0)}`,
    `duplicated ${count(({ outcome }) => outcome.duplicated.length > 0)}`,
    `different ${count(({ outcome }) => outcome.changed.length > 0)}`,
    `stuck ${count(({ outcome }) => outcome.stuck !== undefined)}`,
    `not interrupted ${count(({ outcome }) => outcome.fault === undefined)}`,
  ];
  return numbers.join(", ");
}

function fuzzNumbers({ settings, plans, valid, rejected, unnamedErrors }: FuzzReport): string {
  return (
    `settings ${settings}, plans ${plans}, valid ${valid}, rejected ${rejected}, ` +
    `unnamed errors ${unnamedErrors.length}`
  );
}
