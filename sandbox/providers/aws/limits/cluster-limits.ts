import { isPrivate, parseCidr } from "../../../../components/core/pure/cidr";
import { isProperties } from "../../properties";
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

const TAINT_EFFECTS = ["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"];
const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
const RESOLUTIONS = ["OVERWRITE", "NONE", "PRESERVE"];

/** Documented limits of EKS. */
export const CLUSTER_LIMITS: Limits = {
  // https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
  "aws:eks/cluster:Cluster": [
    { at: "name", rule: pattern(parameter("name"), CLUSTER_NAME) },
    { at: "name", rule: length(parameter("name"), 1, 100) },
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
    {
      at: "type",
      rule: oneOf(parameter("type"), [
        "STANDARD",
        "EC2",
        "EC2_LINUX",
        "EC2_WINDOWS",
        "FARGATE_LINUX",
        "HYBRID_LINUX",
        "HYPERPOD_LINUX",
      ]),
    },
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
  ],
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": clusterName,
  "aws:eks/identityProviderConfig:IdentityProviderConfig": clusterName,
};
