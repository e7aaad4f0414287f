import type { NormalizedResource } from "../../rule/resource";

/** Provider inputs that decide which account and region a resource lands in. */
const PLACE_INPUTS = [
  "region",
  "profile",
  "allowedAccountIds",
  "assumeRole",
  "assumeRoles",
] as const;

/**
 * Tells apart the accounts and regions of a stack: resources with one key share their quotas. A region
 * of the resource's own goes before the provider's.
 */
export function placeKey({ props, providerProps }: NormalizedResource): string {
  const inputs = PLACE_INPUTS.map((name) => providerProps?.[name] ?? null);
  const [region, ...account] = inputs;
  return JSON.stringify([props.region ?? region, ...account]);
}
