import { rmSync } from "node:fs";
import path from "node:path";
import { isFine, runCleanly, runKillTrial } from "../../test/support/kill-trial";
import type { CleanRun, TrialOutcome } from "../../test/support/kill-trial";
import type { SoakOptions } from "./options";
import { planTrials } from "./plan-trials";
import type { PlannedTrial } from "./plan-trials";

/** A trial and how it ended. */
export interface FinishedTrial {
  readonly trial: PlannedTrial;
  readonly outcome: TrialOutcome;
}

/** What a soak works with beside its options. */
export interface SoakContext {
  /** Folder for the trials' states; a trial that went well leaves nothing there. */
  readonly scratch: string;
  readonly print: (line: string) => void;
  readonly now: () => number;
  /** Ends the soak before its time. */
  readonly signal: AbortSignal;
}

/** Trials at once: each keeps about one core busy. */
const AT_ONCE = 2;

/**
 * Interrupts and recovers as often as asked, and says after each how far it is. An abort ends the
 * trials that run, removes what they made, and rejects.
 */
export async function runKills(
  options: SoakOptions,
  context: SoakContext,
): Promise<readonly FinishedTrial[]> {
  const { scratch, print, now, signal } = context;
  const common = { kubernetes: options.kubernetes, signal };
  const planned = planTrials(options);
  const started = now();
  const clean = new Map<string, CleanRun>();
  for (const stack of new Set(planned.map((trial) => trial.stack))) {
    const run = await inFolder(path.join(scratch, `clean-${stack}`), signal, (place) =>
      runCleanly({ ...common, stack, scratch: place }),
    );
    clean.set(stack, run);
  }
  const waiting = [...planned];
  const finished: FinishedTrial[] = [];
  const run = async (trial: PlannedTrial, undisturbed: CleanRun): Promise<void> => {
    const outcome = await inFolder(path.join(scratch, `trial-${trial.number}`), signal, (place) =>
      runKillTrial({ ...common, ...trial, scratch: place }, undisturbed),
    );
    finished.push({ trial, outcome });
    print(progressLine(finished, planned.length, now() - started));
    if (!isFine(outcome)) print(describeFailure({ trial, outcome }, options));
  };
  const work = async (): Promise<void> => {
    for (let trial = waiting.shift(); trial !== undefined; trial = waiting.shift()) {
      const undisturbed = clean.get(trial.stack);
      if (undisturbed !== undefined) await run(trial, undisturbed);
    }
  };
  await allEnded(Array.from({ length: AT_ONCE }, work));
  return finished.toSorted((a, b) => a.trial.number - b.trial.number);
}

/** Works in a dedicated folder, of which nothing is left where the work was interrupted. */
async function inFolder<Result>(
  folder: string,
  signal: AbortSignal,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  try {
    signal.throwIfAborted();
    return await work(folder);
  } finally {
    if (signal.aborted) rmSync(folder, { recursive: true, force: true });
  }
}

/** Rejects like `Promise.all`, but only when nothing runs any more. */
async function allEnded(works: readonly Promise<void>[]): Promise<void> {
  for (const end of await Promise.allSettled(works)) {
    if (end.status === "rejected") throw end.reason;
  }
}

function progressLine(
  finished: readonly FinishedTrial[],
  total: number,
  milliseconds: number,
): string {
  const { trial, outcome } = finished.at(-1) ?? {};
  const left = Math.round(((milliseconds / finished.length) * (total - finished.length)) / 1000);
  const verdict = outcome !== undefined && isFine(outcome) ? "fine" : "FAILED";
  const pending = outcome?.pending ?? 0;
  return (
    `kills ${finished.length}/${total}: trial ${trial?.number ?? 0}, ${trial?.victim ?? ""} at ` +
    `${Math.round((trial?.point ?? 0) * 100)} %, ${pending} pending, ${verdict}; ${left} s left`
  );
}

/** All that is needed to look into a trial that went wrong. */
export function describeFailure(
  { trial, outcome }: FinishedTrial,
  options: Pick<SoakOptions, "trials" | "seed" | "kubernetes">,
): string {
  const { fault, lost, duplicated, changed, stuck } = outcome;
  const flags = `--only kills --trials ${options.trials} --seed ${options.seed}`;
  return [
    `  ${fault ?? "nothing was interrupted"}`,
    ...lost.map((what) => `  lost: ${what}`),
    ...duplicated.map((what) => `  duplicated: ${what}`),
    ...changed.map((what) => `  different: ${what}`),
    ...(stuck === undefined ? [] : [`  stuck: ${stuck.split("\n").join("\n    ")}`]),
    `  again: npm run soak -- ${flags} --kubernetes ${options.kubernetes} --trial ${trial.number}`,
  ].join("\n");
}
