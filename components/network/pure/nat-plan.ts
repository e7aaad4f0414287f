import { policyDocument } from "../../core/pure/iam-policy";
import type { AwsLocation } from "../../core/pure/aws-location";
import { physicalName } from "../../core/pure/physical-name";
import type { ValidationRule } from "../../core/pure/validate";
import { zoneLetter } from "../../core/pure/zone";
import type { Nat } from "./network-settings";
import { natUserData } from "./nat-user-data";

/** How private subnets reach the internet, decided. */
export type NatPlan =
  | { readonly kind: "none" | "regional" }
  | {
      readonly kind: "gateways";
      /** Letters of the zones that have one. */
      readonly letters: readonly string[];
    }
  | NatInstancePlan;

/** A NAT instance, fully decided but for what does not exist yet. */
export interface NatInstancePlan {
  readonly kind: "instance";
  /** Letter of the zone that it stands in. */
  readonly letter: string;
  readonly instanceType: string;
  /** An image, or the public parameter that names the newest. */
  readonly imageId: string;
  readonly userData: string;
  readonly templateName: string;
  readonly groupName: string;
  readonly roleName: string;
  readonly profileName: string;
  readonly trustPolicy: string;
  readonly sessionPolicyArn: string;
}

const DEFAULT_INSTANCE_TYPE = "t4g.nano";
const NEWEST_IMAGE =
  "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

/** A single gateway or instance stands in the zone with the lowest letter, in whatever order zones are. */
export function planNat(
  name: string,
  input: {
    readonly aws: AwsLocation;
    readonly nat: Nat;
    readonly zones: readonly string[];
    readonly ranges: readonly string[];
  },
): NatPlan {
  const { nat, zones } = input;
  const letters = zones.map(zoneLetter).toSorted();
  switch (nat.kind) {
    case "none":
    case "regional":
      return { kind: nat.kind };
    case "single":
      return { kind: "gateways", letters: letters.slice(0, 1) };
    case "per-zone":
      return { kind: "gateways", letters };
    case "instance":
      return planInstance(name, input.aws, nat, {
        letter: letters[0] ?? "a",
        ranges: input.ranges,
      });
  }
}

function planInstance(
  name: string,
  { partition }: AwsLocation,
  nat: Extract<Nat, { kind: "instance" }>,
  { letter, ranges }: { readonly letter: string; readonly ranges: readonly string[] },
): NatInstancePlan {
  return {
    kind: "instance",
    letter,
    instanceType: nat.instanceType ?? DEFAULT_INSTANCE_TYPE,
    imageId: nat.imageId ?? NEWEST_IMAGE,
    userData: natUserData(ranges),
    templateName: physicalName("launchTemplate", name, "nat"),
    groupName: physicalName("securityGroup", name, "nat"),
    roleName: physicalName("iamRole", name, "nat"),
    profileName: physicalName("instanceProfile", name, "nat"),
    trustPolicy: trustPolicy(partition),
    sessionPolicyArn: `arn:${partition}:iam::aws:policy/AmazonSSMManagedInstanceCore`,
  };
}

function trustPolicy(partition: AwsLocation["partition"]): string {
  const service = partition === "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com";
  return policyDocument([
    { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" },
  ]);
}

/** Families of AWS whose first digit is followed by a `g`: their images are for arm64. */
const ARM_TYPE = /^(?:[a-z]+\d+g[a-z]*|a1)\./;

/** What must not hold of the NAT settings. */
export function natRules(nat: Nat): readonly ValidationRule[] {
  if (nat.kind !== "instance") return [];
  const { instanceType = DEFAULT_INSTANCE_TYPE, imageId } = nat;
  return [
    {
      when: !/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(instanceType),
      path: "nat.instanceType",
      problem: "is not an instance type",
      got: instanceType,
      fix: 'write it as "t4g.nano"',
    },
    {
      when: imageId !== undefined && !/^ami-[0-9a-f]{8,17}$/.test(imageId),
      path: "nat.imageId",
      problem: "is not the id of an image",
      got: imageId,
      fix: 'write it as "ami-" and its hex digits, or leave it out',
    },
    {
      when: imageId === undefined && !ARM_TYPE.test(instanceType),
      path: "nat.instanceType",
      problem: "does not run the default image, which is for arm64",
      got: instanceType,
      fix: "use a Graviton type, or give nat.imageId",
    },
  ];
}
