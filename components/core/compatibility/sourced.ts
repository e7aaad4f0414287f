/** Where a fact was read, so that the next reader can check whether it still holds. */
export interface Source {
  readonly title: string;
  readonly where: string;
  /** ISO date of the reading. */
  readonly readOn: string;
}

/** A fact with its source; what has no source is not in the table. */
export interface Sourced<Value> {
  readonly value: Value;
  readonly source: Source;
}
