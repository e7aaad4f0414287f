import type { CloudLocation } from "./cloud-model";
import { textOf } from "./properties";
import type { Properties } from "./properties";

/** An account number that AWS reserves for documentation. */
const SIMULATED_ACCOUNT = "123456789012";

const FALLBACK: CloudLocation = { region: "us-east-1", account: SIMULATED_ACCOUNT };

/**
 * Where each provider instance of a program works. The engine opens one connection per instance and
 * names the instance only when it configures it, so the connection is what tells them apart.
 */
export class ProviderLocations {
  private readonly locations = new Map<string, CloudLocation>();
  private latest = FALLBACK;

  remember(peer: string, configuration: Properties): void {
    this.latest = {
      region: textOf(configuration, "region") ?? FALLBACK.region,
      account: onlyAccount(configuration) ?? FALLBACK.account,
    };
    this.locations.set(peer, this.latest);
  }

  /** The location behind a connection; after a reconnect, the one configured last. */
  of(peer: string): CloudLocation {
    return this.locations.get(peer) ?? this.latest;
  }
}

/** A provider that accepts one account works in that account; lists arrive as JSON texts. */
function onlyAccount(configuration: Properties): string | undefined {
  const text = textOf(configuration, "allowedAccountIds");
  if (text === undefined) return undefined;
  const accounts: unknown = JSON.parse(text);
  return Array.isArray(accounts) && accounts.length === 1 ? String(accounts[0]) : undefined;
}
