import type { Properties } from "./properties";
import type { ConfiguredProvider, Provider } from "./provider";

/**
 * The configured providers of one program. The engine opens one connection per provider resource and
 * names the resource only when it configures it, so the connection is what tells them apart.
 */
export class ConfiguredProviders {
  private readonly provider: Provider;
  private readonly byPeer = new Map<string, ConfiguredProvider>();
  private latest: ConfiguredProvider | undefined;

  constructor(provider: Provider) {
    this.provider = provider;
  }

  configure(peer: string, configuration: Properties): void {
    this.latest = this.provider.configure(configuration);
    this.byPeer.set(peer, this.latest);
  }

  /** The provider behind a connection; after a reconnect, the one configured last. */
  of(peer: string): ConfiguredProvider {
    const configured = this.byPeer.get(peer) ?? this.latest;
    if (configured !== undefined) return configured;
    throw new Error(`simulated ${this.provider.name}: was not configured`);
  }
}
