/** What to run for a cluster. */
export interface ProgramStart {
  readonly name: ProgramName;
  readonly executable: string;
  readonly args: readonly string[];
  /** Working folder. */
  readonly folder: string;
  /** Where its output goes; started afresh. */
  readonly log: string;
}

/** The programs of a cluster, in the order in which they start; they end in the opposite one. */
export const PROGRAM_NAMES = [
  "etcd",
  "kube-apiserver",
  "kube-controller-manager",
  "kube-scheduler",
  "kwok",
] as const;

/** One of a cluster's programs. */
export type ProgramName = (typeof PROGRAM_NAMES)[number];

/** A program of a cluster that was started by us or by an earlier run. */
export interface RunningProgram {
  readonly name: ProgramName;
  /** Process to look at when it seems to hang. */
  readonly pid: number;
  readonly isRunning: () => boolean;
  /** Asks it to end, insists where it does not, and returns when it is gone. */
  readonly end: () => Promise<void>;
  /** Ends it as a crash does, and returns when it is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts a program, in one of the ways that differ in how long it may live. */
export type Launch = (start: ProgramStart) => RunningProgram;

/** A program that does not end in this time after it was asked to is killed. */
export const END_PATIENCE_MS = 5_000;
