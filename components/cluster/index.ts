export type { ClusterAccessChildren } from "./access";
export {
  AccessGrants,
  type AccessGrantsArgs,
  type AccessGrantsChildren,
  type AccessGrantsNodes,
} from "./access-grants";
export type { AddonChildren, AddonNodes } from "./addon-resources";
export {
  BLOCK_STORAGE_DEFAULTS,
  BlockStorage,
  type BlockStorageArgs,
  type BlockStorageChildren,
  type BlockStorageNodes,
} from "./block-storage";
export type { KeyChildren } from "./cluster-key";
export type { ControlPlaneChildren, ControlPlaneNodes } from "./control-plane";
export {
  EKS_CLUSTER_DEFAULTS,
  EksCluster,
  type EksClusterArgs,
  type EksClusterChildren,
  type EksClusterNodes,
} from "./eks-cluster";
export type { LaunchTemplateChildren } from "./launch-template";
export { NodePool, type NodePoolArgs, type NodePoolNodes } from "./node-pool";
export type { AutoscalerTagChildren } from "./pools/autoscaler-tags";
export type { FargatePoolArgs, FargatePoolChildren } from "./pools/fargate-pool-args";
export type { FargatePoolNodes } from "./pools/fargate-pool";
export {
  KARPENTER_POOL_DEFAULTS,
  type KarpenterPoolArgs,
  type KarpenterPoolChildren,
  type NodeClassArgs,
  type NodeClassRef,
} from "./pools/karpenter-pool-args";
export type { KarpenterPoolNodes } from "./pools/karpenter-pool";
export {
  MANAGED_POOL_DEFAULTS,
  type ManagedGroupArgs,
  type ManagedPoolArgs,
  type ManagedPoolChildren,
  type CustomImage,
  type CustomImagePoolArgs,
} from "./pools/managed-pool-args";
export type { ManagedPoolNodes } from "./pools/managed-pool";
export type { PlacementGroupChildren } from "./pools/placement-group";
export type { InstancePoolArgs, PoolArgs, PoolSubnets } from "./pools/pool-args";
export {
  SELF_MANAGED_POOL_DEFAULTS,
  type SelfManagedCustomImage,
  type SelfManagedPoolArgs,
  type SelfManagedPoolChildren,
} from "./pools/self-managed-pool-args";
export type { SelfManagedPoolNodes } from "./pools/self-managed-pool";
export {
  OidcTrust,
  type OidcTrustArgs,
  type OidcTrustChildren,
  type OidcTrustNodes,
} from "./oidc-trust";
export {
  type AccessGrant,
  type AccessScope,
  CLUSTER_ACCESS_POLICIES,
  type ClusterAccessPolicy,
  type GroupGrant,
  type NodeEntryType,
  type NodeGrant,
  type PolicyGrant,
} from "./pure/access-grants";
export {
  ADDON_NAMES,
  type AddonAccount,
  type AddonConfiguration,
  type AddonName,
  type AddonSetting,
  type AddonSettings,
} from "./pure/addons";
export {
  AUTO_POOLS,
  type AutoPool,
  type ClusterAddressing,
  type ClusterCompute,
  type ClusterLogging,
  type ClusterOperation,
  CONTROL_PLANE_LOGS,
  CONTROL_PLANE_TIERS,
  type ControlPlaneLog,
  type ControlPlaneTier,
  type PodPlacement,
  type RemoteNetworks,
  type SecretsKey,
} from "./pure/cluster-settings";
export type { AddressDensity, PodNetworking, PodSubnets } from "./pure/pod-networking";
export {
  type RolePolicySource,
  WELL_KNOWN_POLICIES,
  type WellKnownPolicy,
} from "./pure/workload-policies";
export {
  type RoleBinding,
  ServiceAccountRole,
  type ServiceAccountRoleArgs,
  type ServiceAccountRoleChildren,
  type ServiceAccountRoleNodes,
} from "./service-account-role";
export { AGENT_WORKLOADS, type AgentWorkload } from "./pure/detector-features";
export type { EndpointAccess } from "./pure/endpoint-access";
export { type KubeconfigFacts, renderKubeconfig } from "./pure/kubeconfig";
export type { BlockStorageDriver } from "./pure/storage-class";
export {
  type EksImage,
  IMAGE_VARIANTS,
  type ImageVariant,
  OPERATING_SYSTEMS,
  type OperatingSystem,
} from "./pure/node-image";
export type { PoolScheduling, PoolSize, PoolTaint } from "./pure/node-pool-plan";
export type {
  KubeletSettings,
  Machine,
  PlacementStrategy,
  Reservation,
} from "./pure/pools/machine";
export type {
  ManagedOperation,
  NodeShare,
  PoolColor,
  PoolRotation,
  PoolShape,
  RepairOverride,
  RepairSettings,
} from "./pure/pools/managed-operation";
export type {
  CapacityBlock,
  ManagedPurchase,
  MixedPurchase,
  OnDemand,
  SelfManagedPurchase,
  Spot,
} from "./pure/pools/purchase";
export type {
  InstanceRefresh,
  PoolSchedule,
  SelfManagedOperation,
} from "./pure/pools/self-managed-operation";
export type { WarmPool } from "./pure/pools/warm-pool";
export type { FargateSelector } from "./pure/pools/fargate-settings";
export type {
  DisruptionBudget,
  DisruptionReason,
  KarpenterCapacity,
  KarpenterDisruption,
  KarpenterImage,
  KarpenterLimits,
  KarpenterMachine,
  KarpenterRequirement,
  KarpenterReservation,
  KarpenterScheduling,
} from "./pure/pools/karpenter-settings";
export type { RoleChildren, RoleNodes } from "./role";
export {
  type DetectorSource,
  RUNTIME_MONITORING_DEFAULTS,
  RuntimeMonitoring,
  type RuntimeMonitoringArgs,
  type RuntimeMonitoringChildren,
  type RuntimeMonitoringNodes,
} from "./runtime-monitoring";
export type { SubnetIds } from "./subnet-ids";
