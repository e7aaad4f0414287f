export { BaseComponent, type ComponentToken } from "./base-component";
export { Children, type ChildType } from "./children";
export { type ClusterContract, type ClusterRef, clusterNameOf } from "./cluster-ref";
export { ConfigurationError, validatedInput } from "./errors";
export { nameAfter } from "./name-after";
export { isDeferred } from "./deferred";
export { accountIdRule, type AwsLocation } from "./pure/aws-location";
export { type Cidr, overlaps, parseCidr } from "./pure/cidr";
export { addonVersionFor, type SupportPhase, supportPhase } from "./pure/compatibility";
export {
  AUTOSCALER_ENABLED,
  autoscalerClusterTags,
  autoscalerGroupTags,
  autoscalerNodeTags,
  clusterOwnedTags,
  clusterSubnetTags,
  type DiscoveryTags,
  loadBalancerSubnetTags,
  type NodeTemplate,
  podSubnetTags,
} from "./pure/discovery-tags";
export { withDefaults } from "./pure/defaults";
export { type DefinedOnly, definedOnly } from "./pure/defined-only";
export {
  podIdentityTrust,
  type PolicyCondition,
  policyDocument,
  type PolicyStatement,
} from "./pure/iam-policy";
export { LOG_RETENTION_DAYS } from "./pure/log-retention";
export { mapValues } from "./pure/map-values";
export {
  PLATFORM_NAMESPACE,
  type PodSecurityLevel,
  podSecurityLabels,
} from "./pure/namespace-labels";
export { isLabelValue, OWNERSHIP_KEYS, type Ownership, ownershipTags } from "./pure/ownership";
export { NAME_RULES, type NamedService, physicalName } from "./pure/physical-name";
export { type ChartValues, planRelease, type ReleaseInput } from "./pure/release-plan";
export {
  type Cpu,
  cpuMillicores,
  type Duration,
  durationSeconds,
  formatCpu,
  formatMemory,
  type Memory,
  memoryBytes,
} from "./pure/units";
export { assertValid, findProblems, type ValidationRule } from "./pure/validate";
export {
  isZoneLetter,
  type ZonalSubnetIds,
  ZONE_LETTERS,
  zoneLetter,
  type ZoneLetter,
} from "./pure/zone";
export { applyOwnership, ownershipTransform } from "./tagging";
export { applyTeardown, type TeardownScope } from "./teardown";
export type { ChildAdjustment, Transform, TransformFunction, Transforms } from "./transform";
export {
  customResource,
  type CustomResourceKind,
  type DeepInput,
  TypedCustomResource,
  type TypedCustomResourceArgs,
} from "./typed-custom-resource";
export {
  CHARTS,
  type ChartVersion,
  DEFAULT_KUBERNETES_MINOR,
  EKS_CALENDAR,
  isSupportedKubernetes,
  KUBERNETES_MINORS,
  type KubernetesMinor,
  type SupportWindow,
} from "./versions";
