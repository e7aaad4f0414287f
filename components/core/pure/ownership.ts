/** Who owns a resource and who pays for it; the same facts on AWS and in Kubernetes. */
export interface Ownership {
  /** Team that answers for the resource. */
  readonly owner: string;
  readonly environment: string;
  /** Account that the cost is booked to. */
  readonly costCenter: string;
  /** Business domain that the resource serves. */
  readonly domain: string;
}

/** Keys that every taggable resource carries, on AWS as tags and in Kubernetes as labels. */
export const OWNERSHIP_KEYS = [
  "owner",
  "environment",
  "cost-center",
  "domain",
  "managed-by",
] as const;

/** One of {@link OWNERSHIP_KEYS}. */
export type OwnershipKey = (typeof OWNERSHIP_KEYS)[number];

/** Value of `managed-by`: a sign in the console that edits are overwritten. */
export const MANAGED_BY = "pulumi";

/** The facts as key-value pairs, ready for tags or labels. */
export function ownershipTags(ownership: Ownership): Readonly<Record<OwnershipKey, string>> {
  return {
    owner: ownership.owner,
    environment: ownership.environment,
    "cost-center": ownership.costCenter,
    domain: ownership.domain,
    "managed-by": MANAGED_BY,
  };
}

/** Label values of Kubernetes: at most 63, alphanumeric at both ends. */
const LABEL_VALUE = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** True for a string that Kubernetes accepts as a label value. */
export function isLabelValue(value: string): boolean {
  return LABEL_VALUE.test(value);
}
