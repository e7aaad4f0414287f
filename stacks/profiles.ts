import type { EnvironmentRow, ProfileName } from "../components/core/pure/environments";
import type { Duration, Memory } from "../components/core";
import type { Endpoints, LogKey, Nat } from "../components/network";
import type { NamespaceQuota } from "../components/service";

/**
 * Judgements that differ between environments, reviewed as code. Values that a person tunes (CIDR,
 * images, sizes) are in Pulumi.<stack>.yaml instead.
 */
export interface Profile {
  readonly network: {
    /** One shared gateway saves about $32 a month a zone; one a zone survives the loss of a zone. */
    readonly nat: Nat;
    /** Interface endpoints cost about $7 a month each and zone, and keep AWS traffic private. */
    readonly endpoints: Endpoints;
    /** A dedicated key costs $1 a month; its policy alone decides who may read the flow log. */
    readonly logKey: LogKey;
  };
  /** How long logs are kept, in days; CloudWatch accepts certain numbers only. */
  readonly logRetentionDays: 30 | 365;
  readonly cluster: {
    /** Refuses `destroy` until a separate update switches it off. */
    readonly deletionProtection: boolean;
    /** Lets AWS move traffic away from an impaired zone. */
    readonly zonalShift: boolean;
  };
  /** Stateful resources refuse deletion by the engine. */
  readonly protectState: boolean;
  readonly mesh: {
    /** Replicas of the Istio control plane. */
    readonly controlPlaneReplicas: number;
  };
  readonly monitoring: {
    readonly replicas: number;
    readonly retention: Duration;
    readonly storage: Memory;
  };
  readonly workloads: {
    /** Fewest replicas of a workload, whatever it asks for; two survive a node. */
    readonly minReplicas: number;
    /** Ceiling of all requests in one namespace. */
    readonly quota: NamespaceQuota;
  };
}

/** Workloads store no state in the cluster and are reached through the gateway. */
const NO_EXTRAS = { persistentVolumeClaims: 0, loadBalancers: 0 } as const;

/**
 * The only place that knows dev from prod. `components/core/pure/environments.ts` says which
 * environment uses which profile.
 */
const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  dev: {
    network: {
      nat: { kind: "single" },
      endpoints: { kind: "gateway" },
      logKey: { kind: "service" },
    },
    logRetentionDays: 30,
    cluster: { deletionProtection: false, zonalShift: false },
    protectState: false,
    mesh: { controlPlaneReplicas: 1 },
    monitoring: { replicas: 1, retention: "7 days", storage: "20Gi" },
    workloads: { minReplicas: 2, quota: { cpu: "8", memory: "16Gi", pods: 30, ...NO_EXTRAS } },
  },
  prod: {
    network: {
      nat: { kind: "per-zone" },
      endpoints: {
        kind: "features",
        features: ["cluster-nodes", "container-logs", "ebs-volumes", "pod-identity"],
      },
      logKey: { kind: "own" },
    },
    logRetentionDays: 365,
    cluster: { deletionProtection: true, zonalShift: true },
    protectState: true,
    mesh: { controlPlaneReplicas: 2 },
    monitoring: { replicas: 2, retention: "30 days", storage: "100Gi" },
    workloads: { minReplicas: 3, quota: { cpu: "40", memory: "80Gi", pods: 100, ...NO_EXTRAS } },
  },
  local: {
    network: {
      nat: { kind: "none" },
      endpoints: { kind: "none" },
      logKey: { kind: "service" },
    },
    logRetentionDays: 30,
    cluster: { deletionProtection: false, zonalShift: false },
    protectState: false,
    mesh: { controlPlaneReplicas: 1 },
    monitoring: { replicas: 1, retention: "1 day", storage: "5Gi" },
    workloads: { minReplicas: 1, quota: { cpu: "2", memory: "4Gi", pods: 15, ...NO_EXTRAS } },
  },
};

/** The profile of an environment. */
export function profileOf({ profile }: EnvironmentRow): Profile {
  return PROFILES[profile];
}
