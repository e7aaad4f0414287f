import { describe, expect, it } from "vitest";
import { checkLimits } from "../../../../../sandbox/providers/aws/limits/check-limits";
import { UNKNOWN } from "../../../../../sandbox/providers/properties";

const CLUSTER = "aws:eks/cluster:Cluster";
const ENTRY = "aws:eks/accessEntry:AccessEntry";
const FARGATE = "aws:eks/fargateProfile:FargateProfile";
const NAT = "aws:ec2/natGateway:NatGateway";

const selectors = (count: number, labels: object = {}) => ({
  selectors: Array.from({ length: count }, () => ({ namespace: "jobs", labels })),
});
const labels = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`l${index}`, "x"]));

const ON = { enabled: true };
const AUTO = {
  computeConfig: ON,
  kubernetesNetworkConfig: { elasticLoadBalancing: ON },
  storageConfig: { blockStorage: ON },
};

describe("limits of clusters and gateways", () => {
  it.each([
    [
      ENTRY,
      { type: "EC2_LINUX", kubernetesGroups: ["viewers"] },
      "InvalidParameterException: kubernetesGroups cannot be specified for an access entry of type EC2_LINUX",
    ],
    [
      ENTRY,
      { type: "HYBRID_LINUX", userName: "node" },
      "InvalidParameterException: username cannot be specified for an access entry of type HYBRID_LINUX",
    ],
    [
      CLUSTER,
      { ...AUTO, storageConfig: undefined },
      "InvalidParameterException: For EKS Auto Mode, please ensure that all required configs, including computeConfig, kubernetesNetworkConfig, and blockStorage are all either fully enabled or fully disabled.",
    ],
    [FARGATE, selectors(6), "InvalidParameterException: A Fargate profile has at most 5 selectors"],
    [
      FARGATE,
      selectors(0),
      "InvalidParameterException: A Fargate profile has at least one selector",
    ],
    [
      FARGATE,
      selectors(1, labels(6)),
      "InvalidParameterException: A selector has at most 5 labels",
    ],
    [NAT, {}, "MissingParameter: The request must contain the parameter subnetId"],
    [
      NAT,
      { availabilityMode: "regional" },
      "MissingParameter: The request must contain the parameter vpcId",
    ],
    [
      NAT,
      { availabilityMode: "regional", vpcId: "vpc-1", subnetId: "subnet-1" },
      "InvalidParameterCombination: subnetId cannot be specified for a regional NAT gateway",
    ],
    [
      NAT,
      { availabilityMode: "regional", vpcId: "vpc-1", connectivityType: "private" },
      "InvalidParameterCombination: A regional NAT gateway cannot be private",
    ],
  ])("refuse of %s %j", (type, inputs, words) => {
    const reasons = checkLimits(type, { ...inputs }).map(({ reason }) => reason);
    expect(reasons).toEqual([`simulated aws: ${words}`]);
  });

  it.each([
    [ENTRY, { type: "EC2_LINUX", kubernetesGroups: [] }],
    [ENTRY, { type: "STANDARD", kubernetesGroups: ["viewers"], userName: "jane" }],
    [CLUSTER, AUTO],
    [CLUSTER, { ...AUTO, storageConfig: UNKNOWN }],
    [CLUSTER, { kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: false } } }],
    [FARGATE, selectors(5, labels(5))],
    [NAT, { availabilityMode: "regional", vpcId: "vpc-1" }],
    [NAT, { subnetId: "subnet-1", allocationId: "eipalloc-1" }],
  ])("accept of %s %j", (type, inputs) => {
    expect(checkLimits(type, { ...inputs })).toEqual([]);
  });
});
