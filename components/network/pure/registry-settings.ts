import type * as pulumi from "@pulumi/pulumi";
import type { Duration } from "../../core/pure/units";

/** Types of DNS record that a registered service can have. */
export type RegistryRecord = "A" | "AAAA" | "CNAME" | "SRV";

/** A member that registers itself reports its health too. */
export interface CustomHealth {
  readonly kind: "custom";
}

/** Route 53 asks the member from the internet, so its address must be public. */
export type PublicHealth =
  | {
      readonly kind: "http" | "https";
      /** @default "/" */
      readonly path?: string;
      /** Failed checks, 30 seconds apart, until the member counts as unhealthy: 1 to 10. @default 1 */
      readonly failureThreshold?: number;
    }
  | {
      readonly kind: "tcp";
      /** Failed checks, 30 seconds apart, until the member counts as unhealthy: 1 to 10. @default 1 */
      readonly failureThreshold?: number;
    };

/** A member that does not register itself, such as a machine outside of the cluster. */
export interface StaticMember {
  readonly ipv4?: pulumi.Input<string>;
  readonly ipv6?: pulumi.Input<string>;
  /** Domain name, for services with CNAME records. */
  readonly cname?: pulumi.Input<string>;
  /** Needed by SRV records. */
  readonly port?: number;
}

/** A service that clients find by its domain name. */
export interface DnsService {
  readonly discovery: "dns";
  /** A, AAAA, both, SRV or CNAME. @default ["A"] */
  readonly records?: readonly RegistryRecord[];
  /** How long a resolver may answer with a member that has gone: the TTL of the records. */
  readonly staleFor: Duration;
  /** `multivalue` answers with up to eight members, `weighted` with one. @default "multivalue" */
  readonly routing?: "multivalue" | "weighted";
  /** @default - a registered member counts as healthy */
  readonly health?: CustomHealth;
  /** Members by id. @default {} */
  readonly members?: Readonly<Record<string, StaticMember>>;
}

/** A service that clients ask the API for, so that no resolver holds an old answer. */
export interface ApiService {
  readonly discovery: "api";
  /** @default - a registered member counts as healthy */
  readonly health?: CustomHealth;
  /** Members by id. @default {} */
  readonly members?: Readonly<Record<string, StaticMember>>;
}

/** A service of a registry without DNS, whose members may be asked from the internet. */
export interface PublicApiService extends Omit<ApiService, "health"> {
  /** @default - a registered member counts as healthy */
  readonly health?: CustomHealth | PublicHealth;
}

/** Any service of a registry. */
export type RegisteredService = DnsService | ApiService | PublicApiService;
