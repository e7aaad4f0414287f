import { createHash } from "node:crypto";
import type { AwsLocation } from "../../../core/pure/aws-location";
import { physicalName } from "../../../core/pure/physical-name";
import { assertValid } from "../../../core/pure/validate";
import { managedPolicyArn, policyDocument } from "../../../core/pure/iam-policy";
import { fargatePoolRules } from "./fargate-rules";
import type { FargatePoolInput, FargateSelector } from "./fargate-settings";

/** Everything about a Fargate pool that can be decided without a cloud. */
export interface FargatePoolPlan {
  readonly region: string;
  /** Ends in a hash of the selectors: see {@link profileName}. */
  readonly profileName: string;
  readonly roleName: string;
  readonly policyArn: string;
  readonly selectors: readonly FargateSelector[];
}

/** Validates the arguments, all problems at once, and plans the pool. */
export function planFargatePool(name: string, input: FargatePoolInput): FargatePoolPlan {
  assertValid(fargatePoolRules(input), `node pool "${name}"`);
  return {
    region: input.aws.region,
    profileName: profileName(name, input.selectors),
    roleName: physicalName("iamRole", name, "pods"),
    policyArn: managedPolicyArn(input.aws, "AmazonEKSFargatePodExecutionRolePolicy"),
    selectors: input.selectors,
  };
}

/**
 * Lets only the machines of one cluster's pods fetch images under the role: without the
 * condition a profile of another account could be made to use it.
 */
export function podExecutionTrust(
  { accountId, partition, region }: AwsLocation,
  clusterName: string,
): string {
  const profiles = `arn:${partition}:eks:${region}:${accountId}:fargateprofile/${clusterName}/*`;
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: "eks-fargate-pods.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { ArnLike: { "aws:SourceArn": profiles } },
    },
  ]);
}

/**
 * Nothing of a profile can be changed, only replaced. The hash of its selectors in the name lets the
 * new profile stand beside the old one. Subnets are not in it: a profile keeps those that it has.
 */
function profileName(name: string, selectors: readonly FargateSelector[]): string {
  const sorted = selectors.map(({ namespace, labels = {} }) => [
    namespace,
    ...Object.entries(labels).sort(([left], [right]) => (left < right ? -1 : 1)),
  ]);
  const hash = createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
  return physicalName("fargateProfile", name, hash.slice(0, HASH_LENGTH));
}

/** Hex digits: two generations of one profile never meet by chance. */
const HASH_LENGTH = 6;
