export type { AddonNodes } from "./addon-resources";
export {
  BLOCK_STORAGE_DEFAULTS,
  BlockStorage,
  type BlockStorageArgs,
  type BlockStorageNodes,
} from "./block-storage";
export type { ControlPlaneNodes, PodPlacement } from "./control-plane";
export {
  EKS_CLUSTER_DEFAULTS,
  EksCluster,
  type EksClusterArgs,
  type EksClusterNodes,
} from "./eks-cluster";
export { NODE_POOL_DEFAULTS, NodePool, type NodePoolArgs, type NodePoolNodes } from "./node-pool";
export { ADDON_NAMES, type AddonName, type AddonVersions } from "./pure/addons";
export { CONTROL_PLANE_LOGS, type ControlPlaneLog } from "./pure/cluster-plan";
export type { EndpointAccess } from "./pure/endpoint-access";
export { type KubeconfigFacts, renderKubeconfig } from "./pure/kubeconfig";
export { OPERATING_SYSTEMS, type OperatingSystem } from "./pure/node-image";
export type { CapacityType, PoolScheduling, PoolSize, PoolTaint } from "./pure/node-pool-plan";
export type { RoleNodes } from "./role";
export type { SubnetIds } from "./subnet-ids";
