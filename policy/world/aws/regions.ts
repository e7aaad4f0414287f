import type { NormalizedResource } from "../../rule/resource";

/** Provider inputs that decide the account and region of a resource. */
const PLACE_INPUTS = [
  "region",
  "profile",
  "allowedAccountIds",
  "assumeRole",
  "assumeRoles",
] as const;

/**
 * Identifies account and region of a resource: resources with the same key share their quotas. The
 * region of the resource takes precedence over that of its provider.
 */
export function placeKey({ props, providerProps }: NormalizedResource): string {
  const inputs = PLACE_INPUTS.map((name) => providerProps?.[name] ?? null);
  const [region, ...account] = inputs;
  return JSON.stringify([props.region ?? region, ...account]);
}
