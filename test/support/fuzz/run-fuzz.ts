import fc from "fast-check";
import { type FuzzCase, planCase, settingsCase } from "./fuzz-case";
import type { Verdict } from "./judge";
import type { JsonObject } from "./json-tree";
import { stackFileCase } from "./stack-file-case";
import { tryPlan } from "./try-plan";
import { trySettings } from "./try-settings";

/** How much to try, and from where. */
export interface FuzzOptions {
  /** Configurations that are only read, some of them as the text of a stack file. */
  readonly settings: number;
  /** Configurations that are planned. */
  readonly plans: number;
  /** The same seed tries the same configurations. */
  readonly seed: number;
  readonly onProgress?: (progress: FuzzProgress) => void;
}

/** How far a run is. */
export interface FuzzProgress {
  readonly stage: "settings" | "stack files" | "plans";
  readonly done: number;
  readonly total: number;
}

/** A configuration that was refused, or accepted, in a way that it must not be. */
export interface UnnamedError {
  readonly stage: FuzzProgress["stage"];
  /** A run of this seed shows it in its first batch; the path is fast-check's. */
  readonly seed: number;
  readonly path: string;
  readonly message: string;
  /** The smallest configuration that shows it. */
  readonly configuration: JsonObject;
  /** The text of the stack file, where that was tried. */
  readonly stackFile?: string;
}

/** What a run found. */
export interface FuzzReport {
  /** As asked for; after a finding the rest of its batch is not tried, so fewer are counted below. */
  readonly settings: number;
  readonly plans: number;
  /** Of all stages together. */
  readonly valid: number;
  readonly rejected: number;
  readonly unnamedErrors: readonly UnnamedError[];
  readonly seconds: number;
}

/** One of these settings is tried as the text of a stack file: slower, and mostly YAML's errors. */
const ONE_FILE_IN = 10;

const filesOf = (settings: number): number => Math.floor(settings / ONE_FILE_IN);

/** One part of a run. */
interface Stage {
  readonly name: FuzzProgress["stage"];
  readonly total: (options: FuzzOptions) => number;
  readonly cases: fc.Arbitrary<FuzzCase>;
  readonly attempt: (tried: FuzzCase) => Verdict | Promise<Verdict>;
  /** Cases that share a seed; after a failure the rest of them is skipped. */
  readonly batch: number;
}

const STAGES: readonly Stage[] = [
  {
    name: "settings",
    total: ({ settings }) => settings - filesOf(settings),
    cases: settingsCase,
    attempt: trySettings,
    batch: 100,
  },
  {
    name: "stack files",
    total: ({ settings }) => filesOf(settings),
    cases: stackFileCase,
    attempt: trySettings,
    batch: 100,
  },
  {
    name: "plans",
    total: ({ plans }) => plans,
    cases: planCase,
    attempt: tryPlan,
    batch: 20,
  },
];

/** Findings after which a stage stops: the first ones are to be mended first. */
const MOST_FINDINGS = 10;

/** Attempts at a smaller configuration that shows a finding. */
const MOST_SHRINKS = 500;

/** The first batch has the run's own seed, so that the seed of a finding shows it at once. */
function seedOf(seed: number, batch: number): number {
  return (seed + batch * SEED_STRIDE) % MOST_SEEDS;
}

/** Far apart, so that runs of neighbouring seeds share no batch. */
const SEED_STRIDE = 1_000_003;
const MOST_SEEDS = 2 ** 31;

interface Tally {
  valid: number;
  rejected: number;
  readonly findings: UnnamedError[];
}

/**
 * Tries generated configurations, sound and broken: each must plan or be refused with an error that
 * names its path. A finding is shrunk to the smallest configuration that shows it.
 */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const start = performance.now();
  const tally: Tally = { valid: 0, rejected: 0, findings: [] };
  for (const stage of STAGES) await runStage(stage, options, tally);
  return {
    settings: options.settings,
    plans: options.plans,
    valid: tally.valid,
    rejected: tally.rejected,
    unnamedErrors: tally.findings,
    seconds: Math.round((performance.now() - start) / 100) / 10,
  };
}

async function runStage(stage: Stage, options: FuzzOptions, tally: Tally): Promise<void> {
  const total = stage.total(options);
  let findings = 0;
  for (let done = 0, batch = 0; done < total && findings < MOST_FINDINGS; batch += 1) {
    const runs = Math.min(stage.batch, total - done);
    const found = await runBatch(stage, seedOf(options.seed, batch), runs, tally);
    if (found !== undefined) {
      tally.findings.push(found);
      findings += 1;
    }
    done += runs;
    options.onProgress?.({ stage: stage.name, done, total });
  }
}

async function runBatch(
  { name, cases, attempt }: Stage,
  seed: number,
  numRuns: number,
  tally: Tally,
): Promise<UnnamedError | undefined> {
  let message: string | undefined;
  let shrinks = 0;
  const result = await fc.check(
    fc.asyncProperty(cases, async (tried) => {
      // Calls the search for a smaller one off, by finding nothing more.
      if (message !== undefined && ++shrinks > MOST_SHRINKS) return true;
      const { accepted, complaints } = await attempt(tried);
      if (complaints.length > 0) {
        message = complaints.join("\n");
        return false;
      }
      // What is tried while a finding shrinks is not a configuration of its own.
      if (message === undefined) tally[accepted ? "valid" : "rejected"] += 1;
      return true;
    }),
    { seed, numRuns },
  );
  const { failed, counterexample, counterexamplePath } = result;
  if (!failed || counterexample === null) return undefined;
  const [{ configuration, stackFile }] = counterexample;
  return {
    stage: name,
    seed,
    path: counterexamplePath ?? "",
    message: message ?? "",
    configuration,
    ...(stackFile === undefined ? {} : { stackFile }),
  };
}
