import type { CustomResourceKind } from "../../../core/typed-custom-resource";
import type { PoolTaint } from "../node-pool-plan";

/** A condition on instances, as Karpenter takes it. */
export interface RequirementSpec {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt" | "Gte" | "Lte";
  readonly values?: readonly string[];
  readonly minValues?: number;
}

/** How many nodes may go at a time, and when that holds. */
export interface BudgetSpec {
  readonly nodes: string;
  readonly reasons?: readonly ("Underutilized" | "Empty" | "Drifted")[];
  readonly schedule?: string;
  readonly duration?: string;
}

/** `spec` of a NodePool, as far as it is used here. */
export interface KarpenterNodePoolSpec {
  readonly weight?: number;
  readonly limits: { readonly cpu: string; readonly memory: string; readonly nodes?: string };
  readonly disruption: {
    readonly consolidationPolicy: "WhenEmpty" | "WhenEmptyOrUnderutilized" | "Balanced";
    readonly consolidateAfter: string;
    readonly budgets: readonly BudgetSpec[];
  };
  readonly template: {
    readonly metadata: { readonly labels: Readonly<Record<string, string>> };
    readonly spec: {
      readonly nodeClassRef: {
        readonly group: "karpenter.k8s.aws";
        readonly kind: "EC2NodeClass";
        readonly name: string;
      };
      readonly requirements: readonly RequirementSpec[];
      readonly taints: readonly PoolTaint[];
      readonly startupTaints?: readonly PoolTaint[];
      readonly expireAfter: string;
      readonly terminationGracePeriod?: string;
    };
  };
}

/** Names exactly one thing, where Karpenter would also take whatever carries a tag. */
export interface SelectorTerm {
  readonly id: string;
}

/** A volume of a node. */
export interface BlockDeviceSpec {
  readonly deviceName: string;
  readonly ebs: {
    readonly volumeType: "gp3";
    readonly volumeSize: string;
    readonly encrypted: true;
    readonly deleteOnTermination: true;
  };
}

/** Settings of the kubelet of a node. */
export interface KubeletSpec {
  readonly maxPods?: number;
  readonly kubeReserved?: Readonly<Record<string, string>>;
  readonly systemReserved?: Readonly<Record<string, string>>;
  readonly evictionHard?: Readonly<Record<string, string>>;
  readonly imageGCHighThresholdPercent?: number;
  readonly imageGCLowThresholdPercent?: number;
}

/** `spec` of an EC2NodeClass, as far as it is used here. */
export interface NodeClassSpec {
  readonly role: string;
  readonly amiSelectorTerms: readonly { readonly alias: string }[];
  readonly subnetSelectorTerms: readonly SelectorTerm[];
  readonly securityGroupSelectorTerms: readonly SelectorTerm[];
  readonly associatePublicIPAddress: false;
  readonly metadataOptions: {
    readonly httpEndpoint: "enabled";
    readonly httpTokens: "required";
    readonly httpPutResponseHopLimit: 1 | 2;
  };
  readonly blockDeviceMappings: readonly BlockDeviceSpec[];
  readonly kubelet?: KubeletSpec;
  readonly capacityReservationSelectorTerms?: readonly (
    SelectorTerm | { readonly tags: Readonly<Record<string, string>>; readonly ownerID?: string }
  )[];
  readonly instanceStorePolicy?: "RAID0";
  readonly tags: Readonly<Record<string, string>>;
}

/** A set of nodes that Karpenter starts and stops for pods. */
export const KARPENTER_NODE_POOL: CustomResourceKind<KarpenterNodePoolSpec> = {
  apiVersion: "karpenter.sh/v1",
  kind: "NodePool",
};

/** What nodes of EC2 are made of. */
export const EC2_NODE_CLASS: CustomResourceKind<NodeClassSpec> = {
  apiVersion: "karpenter.k8s.aws/v1",
  kind: "EC2NodeClass",
};
