import { textOf } from "./properties";
import type { Properties } from "./properties";

/** Where a provider works, taken from its configuration. */
export interface CloudLocation {
  readonly region: string;
  readonly account: string;
}

/**
 * The account of a provider that names none, where credentials would decide; a number that AWS
 * reserves for documentation.
 */
export const SIMULATED_ACCOUNT = "123456789012";

const FALLBACK: CloudLocation = { region: "us-east-1", account: SIMULATED_ACCOUNT };

/** Where a provider with this configuration works. */
export function locationOf(configuration: Properties): CloudLocation {
  return {
    region: textOf(configuration, "region") ?? FALLBACK.region,
    account: onlyAccount(configuration) ?? FALLBACK.account,
  };
}

/** A provider that accepts one account works in that account; lists arrive as JSON texts. */
function onlyAccount(configuration: Properties): string | undefined {
  const text = textOf(configuration, "allowedAccountIds");
  if (text === undefined) return undefined;
  const accounts: unknown = JSON.parse(text);
  return Array.isArray(accounts) && accounts.length === 1 ? String(accounts[0]) : undefined;
}
