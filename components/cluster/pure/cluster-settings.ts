import type * as pulumi from "@pulumi/pulumi";
import type { PodNetworking } from "./pod-networking";

/** Logs of the control plane that EKS can ship. */
export const CONTROL_PLANE_LOGS = [
  "api",
  "audit",
  "authenticator",
  "controllerManager",
  "scheduler",
] as const;

/** One of {@link CONTROL_PLANE_LOGS}. */
export type ControlPlaneLog = (typeof CONTROL_PLANE_LOGS)[number];

/** What the control plane ships to CloudWatch Logs. */
export interface ClusterLogging {
  /** @default - all five */
  readonly types?: readonly ControlPlaneLog[];
  /** Days that they are kept. @default 90 */
  readonly retentionDays?: number;
}

/** The key that encrypts Secrets and logs. */
export type SecretsKey =
  /** A key of the cluster's own, rotated each year. */
  | { readonly kind: "own" }
  /** An existing key; its policy must let CloudWatch Logs use it for the log group. */
  | { readonly kind: "given"; readonly keyArn: pulumi.Input<string> };

/** Built-in pools of EKS Auto Mode. */
export const AUTO_POOLS = ["general-purpose", "system"] as const;

/** One of {@link AUTO_POOLS}. */
export type AutoPool = (typeof AUTO_POOLS)[number];

/** Where pods run. */
export type ClusterCompute =
  | {
      /** On pools that are declared beside the cluster. */
      readonly kind: "pools";
      /** How pods get addresses, and what enforces policies between them. */
      readonly networking?: PodNetworking;
      /**
       * Set for the update that leaves Auto Mode: EKS turns it off only when this says so, and refuses the
       * same on a cluster that never had it. @default false
       */
      readonly leavingAuto?: boolean;
    }
  | {
      /**
       * On machines that EKS makes, patches and replaces: compute, storage and load balancing, which
       * are only had together, and 12 % on top of the price of an instance. Pools beside them keep only
       * the add-ons that `addons` names.
       */
      readonly kind: "auto";
      /**
       * With none, the role of each NodeClass of your own needs an access entry of type `EC2`, which
       * `AccessGrants` declares. @default - both
       */
      readonly pools?: readonly AutoPool[];
    };

/** Address family of pods and Services; it can never be changed. */
export type ClusterAddressing =
  | {
      readonly family: "ipv4";
      /** Range of Service addresses. @default - EKS takes 10.100.0.0/16 or 172.20.0.0/16 */
      readonly serviceCidr?: string;
    }
  /** Needs a network with IPv6; EKS chooses the range of the Services. */
  | { readonly family: "ipv6" };

/** How the scheduler ranks nodes that fit a pod: the emptiest first, or the fullest. */
export type PodPlacement = "spread" | "pack";

/** Sizes in which a control plane can be booked ahead of need. */
export const CONTROL_PLANE_TIERS = [
  "standard",
  "tier-xl",
  "tier-2xl",
  "tier-4xl",
  "tier-8xl",
] as const;

/** One of {@link CONTROL_PLANE_TIERS}. */
export type ControlPlaneTier = (typeof CONTROL_PLANE_TIERS)[number];

/** Networks outside AWS whose machines join as nodes (EKS Hybrid Nodes). */
export interface RemoteNetworks {
  /** Ranges of the machines. */
  readonly nodeCidrs: readonly [string, ...string[]];
  /** Ranges of the pods on them, where these are routed. @default [] */
  readonly podCidrs?: readonly string[];
}

/** How the cluster is run. */
export interface ClusterOperation {
  /** Makes EKS refuse to delete the cluster until this is false. @default true */
  readonly deletionProtection?: boolean;
  /** Lets AWS move the cluster's traffic away from an impaired zone. @default true */
  readonly zonalShift?: boolean;
  /**
   * At the end of standard support EKS upgrades the cluster, or keeps it at six times the price
   * of the control plane. @default "standard"
   */
  readonly support?: "standard" | "extended";
  /** Control plane booked ahead of need. @default - EKS scales it */
  readonly tier?: ControlPlaneTier;
  /** Spread pods over nodes, or pack them so that nodes can be given back. @default "spread" */
  readonly podPlacement?: PodPlacement;
  /** @default - nodes run in AWS only */
  readonly remoteNetworks?: RemoteNetworks;
}

/** Logging with every default applied. */
export type ResolvedLogging = Required<ClusterLogging>;

/** Operation with every default applied; what has none stays optional. */
export type ResolvedOperation = ClusterOperation &
  Required<
    Pick<ClusterOperation, "deletionProtection" | "zonalShift" | "support" | "podPlacement">
  >;
