import type { SubnetLock } from "./subnet-lock";

/** A tier of the caller's own, in one of the three places that the layout holds free. */
export interface ExtraTier {
  /** Place of the tier; it decides the addresses, so it is never changed. */
  readonly slot: 1 | 2 | 3;
  /** `private` shares the zone's egress; `isolated` has none. */
  readonly routes: "private" | "isolated";
}

/** Tiers beyond public, private and control plane. */
export interface NetworkTiers {
  /** Subnets without a way out, for data stores. @default false */
  readonly isolated?: boolean;
  /** Tiers by name, a DNS label: `{ data: { slot: 1, routes: "isolated" } }`. @default {} */
  readonly extra?: Readonly<Record<string, ExtraTier>>;
}

/** Existing resources that become the network's own at the next update. */
export interface AdoptedNetwork {
  readonly vpcId?: string;
  readonly internetGatewayId?: string;
  /** By key of the subnet: `{ "private-a": "subnet-0123" }`; each must be in the lock. */
  readonly subnetIds?: Readonly<Record<string, string>>;
}

/** Where subnets take their addresses from. */
export type NetworkLayout =
  | {
      /** The zone's slot in the tier's area. */
      readonly kind: "slots";
    }
  | {
      /** As the lock says; what it does not name takes its slot. */
      readonly kind: "locked";
      readonly lock: SubnetLock;
      /** Imports what exists. It can be taken off again after the update. */
      readonly adopt?: AdoptedNetwork;
    };

/** How private subnets reach the internet. */
export type Nat =
  | {
      /** Not at all, by neither address family. */
      readonly kind: "none";
    }
  | {
      /** One NAT gateway for all zones. */
      readonly kind: "single";
    }
  | {
      /** A NAT gateway in each zone. */
      readonly kind: "per-zone";
    }
  | {
      /** One gateway that AWS spreads over the zones in use, with its own addresses. */
      readonly kind: "regional";
    }
  | {
      /** One small instance that translates: a tenth of the price, and a minute's outage when replaced. */
      readonly kind: "instance";
      /** @default "t4g.nano" */
      readonly instanceType?: string;
      /** Amazon Linux 2023 for the instance's architecture. @default - the newest for arm64 at creation */
      readonly imageId?: string;
    };

/** A further address range of the VPC, with a subnet in each zone. */
export interface SecondaryCidr {
  /** In the private range that the VPC's own is in, or in 100.64.0.0/10; between /16 and /25. */
  readonly cidr: string;
  /** `pods`: the CNI takes addresses from it; `nodes`: for node pools. */
  readonly use: "pods" | "nodes";
  /** Decides its IPv6 addresses, so each range has its own and keeps it. */
  readonly slot: 1 | 2 | 3 | 4;
  /** Clusters that find the subnets. @default - all of the network's `clusters` */
  readonly clusters?: readonly string[];
}
