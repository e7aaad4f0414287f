import type { PropertyChange } from "./model";
import type { Pair } from "./match-resources";

/** What an update does to a resource that is in both plans. */
export interface Outcome {
  readonly pair: Pair;
  /** Changed properties, without those that the program ignores. */
  readonly properties: readonly PropertyChange[];
  /** What forces a replacement; empty where there is none. */
  readonly because: readonly string[];
}
