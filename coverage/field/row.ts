/**
 * A test that proves a row: its file below test/, and its title as it stands in the source, so that
 * a renamed test is noticed.
 */
export type FieldProof = readonly [file: string, title: string];

/** One thing that the best public systems have or recommend, and where the platform has it. */
export interface FieldRow {
  readonly id: string;
  readonly title: string;
  /** 1: every platform team needs it; 2: next; 3: when asked for. None for a recommendation. */
  readonly tier?: 1 | 2 | 3;
  /** Argument, component, rule or command that has it. */
  readonly where: string;
  readonly proofs: readonly FieldProof[];
}

/** A part of the page: rows of one subject. */
export interface FieldSection {
  readonly title: string;
  readonly rows: readonly FieldRow[];
}
