import { physicalName } from "../../core/pure/physical-name";
import type { AwsLocation } from "../../core/pure/aws-location";
import { nodePolicyArns, serviceTrust } from "../../core/pure/iam-policy";
import type { RolePlan } from "./cluster-policies";
import { type Architecture, parseInstanceType } from "./instance-type";
import { nodeImage, type OperatingSystem } from "./node-image";
import { MACHINE, type Machine, type Reservation } from "./pools/machine";

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

/** A volume of a node; without a size the image's own. */
export interface VolumePlan {
  readonly deviceName: string;
  readonly sizeGiB: number | undefined;
}

/** How an instance starts, as far as that can be decided without a cloud. */
export interface LaunchTemplatePlan {
  readonly region: string;
  readonly launchTemplateName: string;
  readonly volumes: readonly VolumePlan[];
  readonly metadataHops: 1 | 2;
  /** Type that the template fixes, where the group may not name it. */
  readonly instanceType?: string;
  readonly reservation?: Reservation;
  /** Bought as a block of days. */
  readonly capacityBlock?: boolean;
}

/** Validated arguments that every pool of instances has. */
export interface InstancePoolInput {
  readonly aws: AwsLocation;
  readonly instanceTypes: readonly string[];
  readonly size: PoolSize;
  readonly version: string;
  readonly scheduling: PoolScheduling;
  readonly machine: Machine;
}

/** Nodes that a pool starts with. */
export function desiredSize({ min, desired = Math.max(1, min) }: PoolSize): number {
  return desired;
}

/** One architecture for all: the rules have refused a mixture. */
export function architectureOf(instanceTypes: readonly string[]): Architecture {
  const [first = ""] = instanceTypes;
  return parseInstanceType(first)?.architecture ?? "x86_64";
}

/** Every volume of the image, the one that holds containers at the size that the pool asks for. */
export function planVolumes(
  os: OperatingSystem,
  { diskSizeGiB = MACHINE.diskSizeGiB }: Machine,
): readonly VolumePlan[] {
  const image = nodeImage(os);
  return [
    ...image.systemDevices.map((deviceName) => ({ deviceName, sizeGiB: undefined })),
    { deviceName: image.dataDevice, sizeGiB: diskSizeGiB },
  ];
}

/** No more than a kubelet needs: the CNI has a separate role. */
export function nodeRolePlan(
  name: string,
  aws: AwsLocation,
  { sessionManager = MACHINE.sessionManager }: Machine,
): RolePlan {
  return {
    roleName: physicalName("iamRole", name, "node"),
    trustPolicy: serviceTrust("ec2.amazonaws.com", ["sts:AssumeRole"]),
    policyArns: nodePolicyArns(aws, { sessionManager }),
  };
}
