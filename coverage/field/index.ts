import { CLUSTER_SECTION } from "./cluster";
import type { FieldSection } from "./row";

export type { FieldProof, FieldRow, FieldSection } from "./row";

/** Every section of the page, in its order. */
export const FIELD_SECTIONS: readonly FieldSection[] = [CLUSTER_SECTION];
