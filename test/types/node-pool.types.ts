/**
 * Combinations that a backend of NodePool does not have. `tsc --noEmit` compiles this file: an
 * expectation below which there is no type error is an error itself.
 */
import type { NodePoolArgs } from "../../components/cluster";
import type { ClusterContract } from "../../components/core";

declare const contract: ClusterContract;

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const instances = { instanceTypes: ["m7g.large"], size: { min: 1, max: 2 } };
const managed = { aws, cluster: "dev", subnetIds: ["subnet-a"], ...instances };
const own = {
  ...managed,
  backend: "self-managed",
  cluster: contract,
} as const;
const fargate = {
  backend: "fargate",
  aws,
  cluster: "dev",
  subnetIds: ["subnet-a"],
  selectors: [{ namespace: "jobs" }],
} as const;
const karpenter = {
  backend: "karpenter",
  aws,
  cluster: contract,
  after: [],
  nodeClass: { name: "general" },
  architectures: ["arm64"],
  requirements: [],
} as const;
const limits = { cpu: "100", memory: "400Gi" } as const;
const morning = { cron: "0 7 * * *", timeZone: "Europe/Berlin", size: { min: 1, max: 2 } };

/** What each backend has, so that the errors below have no other reason. */
export const LEGAL: readonly NodePoolArgs[] = [
  managed,
  { ...managed, backend: "managed", subnetIds: { perZone: { a: "subnet-a" } } },
  { ...managed, cluster: contract, image: { os: "al2023", amiId: "ami-1" } },
  { ...managed, operation: { warmPool: {} } },
  { ...own, operation: { schedules: { morning }, scaleInProtection: true } },
  { ...own, purchase: { kind: "mixed", onDemandBase: 1, spotPercent: 50 } },
  fargate,
  { ...karpenter, limits },
];

/** What none has. */
export const ILLEGAL: readonly NodePoolArgs[] = [
  // @ts-expect-error EKS sells a group on demand or spot, never both
  { ...managed, purchase: { kind: "mixed", onDemandBase: 1, spotPercent: 50 } },
  // @ts-expect-error EKS owns the bounds of its groups, and would undo a schedule
  { ...managed, operation: { schedules: { morning } } },
  // @ts-expect-error EKS ends nodes of its groups itself
  { ...managed, operation: { scaleInProtection: true } },
  // @ts-expect-error user data needs the endpoint and the authority of the cluster
  { ...own, cluster: "dev" },
  // @ts-expect-error an image of one's own needs them as well
  { ...managed, image: { os: "al2023", amiId: "ami-1" } },
  // @ts-expect-error EKS keeps warm what it has the image of
  {
    ...managed,
    cluster: contract,
    image: { os: "al2023", amiId: "ami-1" },
    operation: { warmPool: {} },
  },
  // @ts-expect-error an image of one's own decides the minor
  { ...managed, cluster: contract, image: { os: "al2023", amiId: "ami-1" }, version: "1.35" },
  // @ts-expect-error a release is of an image of EKS
  { ...managed, image: { os: "al2023", amiId: "ami-1", release: "1.35.0-20261101" } },
  // @ts-expect-error a scaling group spans its subnets itself
  { ...own, subnetIds: { perZone: { a: "subnet-a" } } },
  // @ts-expect-error EKS repairs the nodes of its own groups only
  { ...own, operation: { repair: "off" } },
  // @ts-expect-error a schedule without a time zone moves with daylight saving
  { ...own, operation: { schedules: { morning: { cron: "0 7 * * *", size: morning.size } } } },
  // @ts-expect-error blocks of days are bought for managed groups
  { ...own, purchase: { kind: "capacity-block", reservationId: "cr-1" } },
  // @ts-expect-error nodes of Fargate have no taints
  { ...fargate, scheduling: { taints: [{ key: "a", effect: "NoSchedule" }] } },
  // @ts-expect-error nor a size
  { ...fargate, size: { min: 1, max: 2 } },
  // @ts-expect-error nor instance types
  { ...fargate, instanceTypes: ["m7g.large"] },
  // @ts-expect-error a Karpenter pool without limits buys without end
  karpenter,
  // @ts-expect-error metadata reaches the node, or one hop further
  { ...managed, machine: { metadataHops: 3 } },
];
