import { OPERATION_PRACTICES } from "./best-practices-operation";
import { SECURITY_PRACTICES } from "./best-practices-security";
import { CLUSTER_SECTION } from "./cluster";
import { NETWORK_SECTION } from "./network";
import { NODES_SECTION } from "./nodes";
import { PLATFORM_SECTION } from "./platform";
import type { FieldSection } from "./row";

export type { FieldProof, FieldRow, FieldSection } from "./row";

/** Every section of the page, in its order. */
export const FIELD_SECTIONS: readonly FieldSection[] = [
  CLUSTER_SECTION,
  NODES_SECTION,
  NETWORK_SECTION,
  PLATFORM_SECTION,
  SECURITY_PRACTICES,
  OPERATION_PRACTICES,
];
