import { isPrivate, parseCidr } from "../../../../components/core/pure/cidr";
import { isMarked, isProperties, isUnknown, reveal } from "../../properties";
import type { Limits, Rule } from "./limit";
import { atMost, hasPrefix, isNetwork, length, oneOf, pattern, range, text } from "./rules";

const parameter = (member: string) => ({ code: "InvalidParameterException", member });

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
const CLUSTER_NAME = /[0-9A-Za-z][A-Za-z0-9\-_]*/;

const clusterName = [
  { at: "clusterName", rule: pattern(parameter("clusterName"), CLUSTER_NAME) },
  { at: "clusterName", rule: length(parameter("clusterName"), 1, 100) },
];

const version: Rule = text(
  (given) => /^1\.\d+$/.test(given),
  (shown) =>
    `InvalidParameterException: unsupported Kubernetes version ${shown}; versions are 1.<minor>`,
);

const serviceBlock: Rule = text(
  (block) => {
    const cidr = parseCidr(block);
    return cidr !== undefined && isNetwork(block) && hasPrefix(block, 12, 24) && isPrivate(cidr);
  },
  (shown) =>
    `InvalidParameterException: The specified serviceIpv4Cidr is not valid: ${shown}. It must be ` +
    "between /24 and /12 and within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
);

const publicBlock: Rule = text(
  (block) => {
    const cidr = parseCidr(block);
    return block.includes(":") || (cidr !== undefined && isNetwork(block) && !isPrivate(cidr));
  },
  (shown) =>
    `InvalidParameterException: The following CIDRs are not allowed in publicAccessCidrs: [${shown}]`,
);

/** https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
const someEndpoint: Rule = (access) => {
  if (!isProperties(access)) return undefined;
  const { endpointPrivateAccess, endpointPublicAccess } = access;
  const isUnreachable = endpointPublicAccess === false && endpointPrivateAccess !== true;
  // What is not set is false for the private endpoint; what is not known may be true.
  if (!isUnreachable || typeof endpointPrivateAccess === "string") return undefined;
  return "InvalidParameterException: Private and public endpoint access cannot be false";
};

const AUTO_MODE = [
  "computeConfig.enabled",
  "kubernetesNetworkConfig.elasticLoadBalancing.enabled",
  "storageConfig.blockStorage.enabled",
];

/** https://docs.aws.amazon.com/eks/latest/userguide/automode-get-started-cli.html */
const wholeAutoMode: Rule = (cluster) => {
  const flags = new Set(AUTO_MODE.map((path) => flagAt(cluster, path)));
  return flags.has(true) && flags.has(false)
    ? "InvalidParameterException: For EKS Auto Mode, please ensure that all required configs, including computeConfig, kubernetesNetworkConfig, and blockStorage are all either fully enabled or fully disabled."
    : undefined;
};

/** What is not set is off; undefined for what is not known. */
function flagAt(properties: unknown, path: string): boolean | undefined {
  let value = properties;
  for (const key of path.split(".")) {
    value = isProperties(value) ? reveal(value[key]) : value;
    if (isUnknown(value) || isMarked(value)) return undefined;
  }
  return value === true;
}

const NODE_ENTRIES = [
  "EC2",
  "EC2_LINUX",
  "EC2_WINDOWS",
  "FARGATE_LINUX",
  "HYBRID_LINUX",
  "HYPERPOD_LINUX",
];

/** What a node's entry may do follows from its type. */
const nodeEntry: Rule = (entry, quote) => {
  if (!isProperties(entry)) return undefined;
  const { type, kubernetesGroups, userName } = entry;
  if (typeof type !== "string" || !NODE_ENTRIES.includes(type)) return undefined;
  const hasGroups = Array.isArray(kubernetesGroups) && kubernetesGroups.length > 0;
  if (!hasGroups && userName === undefined) return undefined;
  const excess = hasGroups ? "kubernetesGroups" : "username";
  return `InvalidParameterException: ${excess} cannot be specified for an access entry of type ${quote(type)}`;
};

const TAINT_EFFECTS = ["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"];
/** https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html */
const MOST_LABELS = 5;

const someSelector: Rule = (selectors) =>
  Array.isArray(selectors) && selectors.length === 0
    ? "InvalidParameterException: A Fargate profile has at least one selector"
    : undefined;

const fewLabels: Rule = (labels) =>
  isProperties(labels) && Object.keys(labels).length > MOST_LABELS
    ? `InvalidParameterException: A selector has at most ${MOST_LABELS} labels`
    : undefined;

const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
const RESOLUTIONS = ["OVERWRITE", "NONE", "PRESERVE"];

/** Documented limits of EKS. */
export const CLUSTER_LIMITS: Limits = {
  // https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
  "aws:eks/cluster:Cluster": [
    { at: "name", rule: pattern(parameter("name"), CLUSTER_NAME) },
    { at: "name", rule: length(parameter("name"), 1, 100) },
    { at: "", rule: wholeAutoMode },
    { at: "version", rule: version },
    { at: "enabledClusterLogTypes[]", rule: oneOf(parameter("logging.types"), LOG_TYPES) },
    { at: "kubernetesNetworkConfig.serviceIpv4Cidr", rule: serviceBlock },
    {
      at: "kubernetesNetworkConfig.ipFamily",
      rule: oneOf(parameter("ipFamily"), ["ipv4", "ipv6"]),
    },
    { at: "vpcConfig", rule: someEndpoint },
    { at: "vpcConfig.publicAccessCidrs[]", rule: publicBlock },
    {
      at: "accessConfig.authenticationMode",
      rule: oneOf(parameter("authenticationMode"), ["API", "API_AND_CONFIG_MAP", "CONFIG_MAP"]),
    },
    {
      at: "upgradePolicy.supportType",
      rule: oneOf(parameter("supportType"), ["STANDARD", "EXTENDED"]),
    },
    { at: "encryptionConfig.resources[]", rule: oneOf(parameter("resources"), ["secrets"]) },
  ],
  // https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
  "aws:eks/nodeGroup:NodeGroup": [
    ...clusterName,
    { at: "nodeGroupName", rule: length(parameter("nodegroupName"), 1, 63) },
    { at: "nodeGroupName", rule: pattern(parameter("nodegroupName"), CLUSTER_NAME) },
    { at: "version", rule: version },
    { at: "diskSize", rule: range(parameter("diskSize"), 1) },
    {
      at: "capacityType",
      rule: oneOf(parameter("capacityType"), ["ON_DEMAND", "SPOT", "CAPACITY_BLOCK"]),
    },
    { at: "scalingConfig.minSize", rule: range(parameter("minSize"), 0) },
    { at: "scalingConfig.maxSize", rule: range(parameter("maxSize"), 1) },
    { at: "scalingConfig.desiredSize", rule: range(parameter("desiredSize"), 0) },
    { at: "updateConfig.maxUnavailable", rule: range(parameter("maxUnavailable"), 1, 100) },
    {
      at: "updateConfig.maxUnavailablePercentage",
      rule: range(parameter("maxUnavailablePercentage"), 1, 100),
    },
    { at: "taints[].effect", rule: oneOf(parameter("taints.effect"), TAINT_EFFECTS) },
    { at: "taints[].key", rule: length(parameter("taints.key"), 1, 63) },
    { at: "taints[].value", rule: length(parameter("taints.value"), 0, 63) },
    {
      at: "taints",
      rule: atMost(50, "InvalidParameterException: A node group has at most 50 taints"),
    },
  ],
  // https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html
  "aws:eks/addon:Addon": [
    ...clusterName,
    {
      at: "resolveConflictsOnCreate",
      rule: oneOf(parameter("resolveConflicts"), ["OVERWRITE", "NONE"]),
    },
    { at: "resolveConflictsOnUpdate", rule: oneOf(parameter("resolveConflicts"), RESOLUTIONS) },
  ],
  // https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html
  "aws:eks/accessEntry:AccessEntry": [
    ...clusterName,
    { at: "type", rule: oneOf(parameter("type"), ["STANDARD", ...NODE_ENTRIES]) },
    { at: "", rule: nodeEntry },
  ],
  // https://docs.aws.amazon.com/eks/latest/APIReference/API_AccessScope.html
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": [
    ...clusterName,
    {
      at: "accessScope.type",
      rule: oneOf(parameter("accessScope.type"), ["cluster", "namespace"]),
    },
  ],
  // https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateFargateProfile.html
  "aws:eks/fargateProfile:FargateProfile": [
    ...clusterName,
    { at: "fargateProfileName", rule: length(parameter("fargateProfileName"), 1, 100) },
    {
      at: "selectors",
      rule: atMost(5, "InvalidParameterException: A Fargate profile has at most 5 selectors"),
    },
    { at: "selectors", rule: someSelector },
    { at: "selectors[].labels", rule: fewLabels },
  ],
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": clusterName,
  "aws:eks/identityProviderConfig:IdentityProviderConfig": clusterName,
};
