import { createHash } from "node:crypto";
import { physicalName } from "../../core/pure/physical-name";
import { assertValid } from "../../core/pure/validate";
import type { AwsLocation } from "../../core/pure/aws-location";
import { managedPolicyArn, type RolePlan, servicePolicy } from "./cluster-policies";
import { type Architecture, parseInstanceType } from "./instance-type";
import { nodeImage, type OperatingSystem } from "./node-image";
import { nodePoolRules } from "./node-pool-rules";

/** How AWS sells the instances of a pool. */
export type CapacityType = "on-demand" | "spot";

/** Bounds of a pool; an autoscaler moves between them. */
export interface PoolSize {
  readonly min: number;
  readonly max: number;
  /** Nodes at creation; later changes are left to the autoscaler. @default - min, at least 1 */
  readonly desired?: number;
}

/** Keeps pods off a node that do not tolerate it. */
export interface PoolTaint {
  readonly key: string;
  readonly value?: string;
  readonly effect: "NoSchedule" | "NoExecute" | "PreferNoSchedule";
}

/** What the scheduler sees of the nodes. */
export interface PoolScheduling {
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly PoolTaint[];
}

/** The plain arguments of a node pool, defaults applied. */
export interface NodePoolInput {
  readonly aws: AwsLocation;
  /** How many subnets there are, where that is known. */
  readonly subnetCount: number | undefined;
  readonly instanceTypes: readonly string[];
  readonly size: PoolSize;
  readonly capacityType: CapacityType;
  readonly operatingSystem: OperatingSystem;
  readonly version: string;
  readonly diskSizeGiB: number;
  readonly scheduling: PoolScheduling;
  readonly sessionManager: boolean;
}

/** A volume of a node; without a size the image's own. */
export interface VolumePlan {
  readonly deviceName: string;
  readonly sizeGiB: number | undefined;
}

/** Everything about a pool that can be decided without a cloud. */
export interface NodePoolPlan {
  readonly region: string;
  /** Ends in a hash of what a group cannot change: see {@link nodeGroupName}. */
  readonly nodeGroupName: string;
  readonly launchTemplateName: string;
  readonly role: RolePlan;
  readonly amiType: string;
  /** As EKS spells it. */
  readonly capacityType: "ON_DEMAND" | "SPOT";
  readonly instanceTypes: readonly string[];
  readonly volumes: readonly VolumePlan[];
  readonly scaling: {
    readonly minSize: number;
    readonly maxSize: number;
    readonly desiredSize: number;
  };
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly {
    readonly key: string;
    readonly value?: string;
    readonly effect: string;
  }[];
}

/** Validates the arguments, all problems at once, and plans the pool. */
export function planNodePool(name: string, input: NodePoolInput): NodePoolPlan {
  assertValid(nodePoolRules(input), `node pool "${name}"`);
  const image = nodeImage(input.operatingSystem);
  const { min, max, desired = Math.max(1, min) } = input.size;
  const { labels = {}, taints = [] } = input.scheduling;
  const amiType = image.amiType[architectureOf(input.instanceTypes)];
  return {
    region: input.aws.region,
    nodeGroupName: nodeGroupName(name, amiType, input),
    launchTemplateName: physicalName("launchTemplate", name),
    role: nodeRolePlan(name, input),
    amiType,
    capacityType: input.capacityType === "spot" ? "SPOT" : "ON_DEMAND",
    instanceTypes: input.instanceTypes,
    volumes: [
      ...image.systemDevices.map((deviceName) => ({ deviceName, sizeGiB: undefined })),
      { deviceName: image.dataDevice, sizeGiB: input.diskSizeGiB },
    ],
    scaling: { minSize: min, maxSize: max, desiredSize: desired },
    labels,
    taints: taints.map((taint) => ({ ...taint, effect: TAINT_EFFECTS[taint.effect] })),
  };
}

/**
 * Image, types, purchase and subnets of a group cannot be changed, only replaced. Their hash in the
 * name lets the new group stand beside the old one, so that pods move instead of going down.
 */
function nodeGroupName(name: string, amiType: string, input: NodePoolInput): string {
  const fixed = [amiType, input.capacityType, input.subnetCount, ...input.instanceTypes];
  const hash = createHash("sha256").update(fixed.join(" ")).digest("hex").slice(0, HASH_LENGTH);
  return physicalName("eksNodeGroup", name, hash);
}

/** Hex digits: two generations of one pool never meet by chance. */
const HASH_LENGTH = 6;

/** Kubernetes and EKS spell effects differently. */
const TAINT_EFFECTS: Readonly<Record<PoolTaint["effect"], string>> = {
  NoSchedule: "NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
};

/** One architecture for all: the rules have refused a mixture. */
function architectureOf(instanceTypes: readonly string[]): Architecture {
  const [first = ""] = instanceTypes;
  return parseInstanceType(first)?.architecture ?? "x86_64";
}

/** No more than a kubelet needs: the CNI has a role of its own. */
function nodeRolePlan(name: string, { aws, sessionManager }: NodePoolInput): RolePlan {
  return {
    roleName: physicalName("iamRole", name, "node"),
    trustPolicy: servicePolicy("ec2.amazonaws.com", ["sts:AssumeRole"]),
    policyArns: {
      "worker-node": managedPolicyArn(aws, "AmazonEKSWorkerNodeMinimalPolicy"),
      "image-pull": managedPolicyArn(aws, "AmazonEC2ContainerRegistryPullOnly"),
      ...(sessionManager
        ? { "session-manager": managedPolicyArn(aws, "AmazonSSMManagedInstanceCore") }
        : {}),
    },
  };
}
