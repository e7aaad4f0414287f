import { logKeyPolicy, policyDocument } from "../../core/pure/iam-policy";
import { physicalName } from "../../core/pure/physical-name";
import type { AwsLocation } from "../../core/pure/aws-location";

/** Where the flow log goes and who may write it. */
export interface FlowLogPlan {
  readonly logGroupName: string;
  readonly retentionDays: number;
  readonly roleName: string;
  /** Trust policy of the role. */
  readonly trustPolicy: string;
  /** What the role may do. */
  readonly writePolicy: string;
  /** Policy and alias of the log's own key, where it has one. */
  readonly keyPolicy: string;
  readonly keyAlias: string;
}

/** The flow log of a VPC. Policies are plain text, so that a preview shows them. */
export function planFlowLog(name: string, aws: AwsLocation, retentionDays: number): FlowLogPlan {
  const logGroupName = physicalName("logGroup", `/aws/vpc/${name}/flow-log`);
  return {
    logGroupName,
    retentionDays,
    roleName: physicalName("iamRole", name, "flow-log"),
    trustPolicy: trustPolicy(aws),
    writePolicy: writePolicy(aws, logGroupName),
    keyPolicy: logKeyPolicy(aws, logGroupName, "FlowLogOfTheNetwork"),
    keyAlias: physicalName("kmsAlias", `alias/${name}-flow-log`),
  };
}

/** Only flow logs of this account and region may use the role. */
function trustPolicy({ accountId, region, partition }: AwsLocation): string {
  return policyDocument([
    {
      Sid: "FlowLogsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: {
          "aws:SourceArn": `arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*`,
        },
      },
    },
  ]);
}

/** Write to the one log group; it exists already, so the right to create groups is left out. */
function writePolicy({ accountId, region, partition }: AwsLocation, logGroupName: string): string {
  const groups = `arn:${partition}:logs:${region}:${accountId}:log-group`;
  return policyDocument([
    {
      Sid: "WriteFlowLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: `${groups}:${logGroupName}:*`,
    },
    {
      Sid: "FindLogGroup",
      Effect: "Allow",
      Action: "logs:DescribeLogGroups",
      Resource: `${groups}:*`,
    },
  ]);
}
