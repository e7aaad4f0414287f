import { accountIdRule, type AwsLocation } from "../../core/pure/aws-location";
import { nodePolicyArns } from "../../core/pure/iam-policy";
import { physicalName } from "../../core/pure/physical-name";
import { assertValid } from "../../core/pure/validate";

/** Where the controller runs: a namespace whose requests the API server serves with priority. */
export const KARPENTER_NAMESPACE = "kube-system";

/** Service account of the controller, which the role's trust names. */
export const KARPENTER_ACCOUNT = "karpenter";

/** The plain arguments of the component, defaults applied. */
export interface KarpenterInput {
  readonly aws: AwsLocation;
  readonly replicas: number;
  readonly sessionManager: boolean;
}

/** Names and ARNs, all decided beforehand, so that policies show in every preview. */
export interface KarpenterPlan {
  readonly region: string;
  readonly nodeRoleName: string;
  /** Managed policies of the nodes by a short stable key. */
  readonly nodePolicyArns: Readonly<Record<string, string>>;
  readonly controllerRoleName: string;
  readonly queueName: string;
  readonly queueArn: string;
}

/** Validates the arguments, all problems at once, and plans what Karpenter needs of AWS. */
export function planKarpenter(name: string, input: KarpenterInput): KarpenterPlan {
  const { aws, replicas } = input;
  assertValid(
    [
      accountIdRule(aws.accountId),
      {
        when: !Number.isInteger(replicas) || replicas < 1,
        path: "replicas",
        problem: "must be a whole number, 1 or more",
        got: replicas,
        fix: "use 2: one leads, the other takes over",
      },
    ],
    `Karpenter "${name}"`,
  );
  const queueName = physicalName("sqsQueue", name);
  return {
    region: aws.region,
    nodeRoleName: physicalName("iamRole", name, "node"),
    nodePolicyArns: nodePolicyArns(aws, input),
    controllerRoleName: physicalName("iamRole", name, "controller"),
    queueName,
    queueArn: `arn:${aws.partition}:sqs:${aws.region}:${aws.accountId}:${queueName}`,
  };
}
