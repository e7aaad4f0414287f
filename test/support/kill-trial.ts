import { rmSync } from "node:fs";
import path from "node:path";
import { Chance } from "../../sandbox/faults/chance";
import { compareSnapshots } from "./kill-trial-compare";
import type { Differences } from "./kill-trial-compare";
import { runTrialProcess } from "./kill-trial-run";
import type { TrialRun } from "./kill-trial-run";
import { readSnapshot } from "./kill-trial-snapshot";
import type { Snapshot } from "./kill-trial-snapshot";
import type { TrialWork } from "./kill-trial-work";

/** Who is killed or restarted in the middle of an update. */
export type Victim = "engine" | "everything" | "provider" | "api-server";

/** One interrupted update and its recovery. */
export interface KillTrial {
  readonly stack: string;
  /** Decides the moment within the create, and what chance decides of delays. */
  readonly seed: number;
  /** Where between the first create and the last one: 0 to 1. */
  readonly point: number;
  readonly victim: Victim;
  /** Folder of the trial's own; made and removed. */
  readonly scratch: string;
  readonly kubernetes?: TrialWork["kubernetes"];
  /** Ends the trial before its time. @default - nobody does */
  readonly signal?: AbortSignal | undefined;
}

/** What a stack looks like when nothing was interrupted. */
export interface CleanRun {
  readonly snapshot: Snapshot;
  readonly creates: number;
  /** Creates of the aws provider alone. */
  readonly awsCreates: number;
}

/** How a trial ended; all lists are empty where recovery works. */
export interface TrialOutcome extends Differences {
  /** The simulated fault, as it was printed; undefined when it did not come to it. */
  readonly fault: string | undefined;
  /** Operations that the interruption left pending. */
  readonly pending: number;
  /** What did not end or ended with an error after the interruption; undefined where all went well. */
  readonly stuck: string | undefined;
}

const MOMENTS = ["begun", "exists", "answered"] as const;

/** Runs a stack up in peace, for comparing. */
export async function runCleanly(
  trial: Pick<KillTrial, "stack" | "scratch" | "kubernetes" | "signal">,
): Promise<CleanRun> {
  const { stack, scratch, kubernetes, signal } = trial;
  const place = { stack, stateDir: scratch, kubernetes };
  const run = await runTrialProcess({ ...place, operations: ["up"] }, { signal });
  signal?.throwIfAborted();
  if (run.code !== 0) throw new Error(`the clean run of ${stack} failed:\n${tail(run)}`);
  const snapshot = readSnapshot(scratch, stack);
  rmSync(scratch, { recursive: true, force: true });
  const custom = snapshot.state.filter(({ content }) => content.includes('"custom":true'));
  const resources = custom.filter(({ key }) => !key.includes("pulumi:providers:"));
  const aws = resources.filter(({ key }) => /[$:]aws:[^$]*::[^:]+$/.test(key));
  return { snapshot, creates: resources.length, awsCreates: aws.length };
}

/**
 * Interrupts an update, recovers as the runbook says, and compares with the clean run. An abort ends
 * what runs and rejects.
 */
export async function runKillTrial(trial: KillTrial, clean: CleanRun): Promise<TrialOutcome> {
  const { stack, scratch: stateDir, kubernetes, signal } = trial;
  const place = { stack, stateDir, kubernetes };
  const faults = faultsOf(trial, clean);
  const first = await runTrialProcess({ ...place, operations: ["up"], faults }, { signal });
  signal?.throwIfAborted();
  const fault = /^simulated fault: .*(?:killed|crashes|restarts).*$/m.exec(first.output)?.[0];
  const { pending } = readSnapshot(stateDir, stack);
  // A killed engine leaves a pending operation for everything; one that lives on forgets.
  const adopt = trial.victim === "provider";
  const recovery = await runTrialProcess(
    { ...place, operations: ["cancel", "refresh", "up"], adopt },
    { signal },
  );
  signal?.throwIfAborted();
  const differences = compareSnapshots(clean.snapshot, readSnapshot(stateDir, stack));
  const stuck = [first, recovery].find(({ isStuck }) => isStuck) ?? failureOf(recovery);
  const outcome = { fault, pending: pending.length, stuck: stuck && tail(stuck), ...differences };
  if (isFine(outcome)) rmSync(path.resolve(stateDir), { recursive: true, force: true });
  return outcome;
}

/** True when nothing is lost, twice, different or stuck, and the trial interrupted something. */
export function isFine(outcome: TrialOutcome): boolean {
  const { fault, lost, duplicated, changed, stuck } = outcome;
  const faults = [...lost, ...duplicated, ...changed];
  return fault !== undefined && faults.length === 0 && stuck === undefined;
}

function failureOf(run: TrialRun): TrialRun | undefined {
  return run.code === 0 ? undefined : run;
}

function faultsOf(trial: KillTrial, clean: CleanRun): object {
  const { seed, point, victim } = trial;
  const chance = new Chance(seed);
  const moment = MOMENTS[chance.between(0, MOMENTS.length - 1, "moment")];
  const nth = (count: number): number => 1 + Math.round(point * (count - 1));
  // Delays spread the requests, so that several are on their way when it happens.
  const common = { seed, latency: { minimum: 0, maximum: 40 } };
  switch (victim) {
    case "provider":
      return { ...common, providerCrash: { create: nth(clean.awsCreates), moment } };
    case "api-server":
      return { ...common, apiServerRestart: { creates: nth(clean.creates - clean.awsCreates) } };
    default:
      return { ...common, kill: { create: nth(clean.creates), victim, moment } };
  }
}

/** The end of what a process printed, which says why it failed. */
function tail({ output, isStuck }: TrialRun): string {
  const lines = output.trimEnd().split("\n").slice(-25);
  return [...(isStuck ? ["it did not end in time"] : []), ...lines].join("\n");
}
