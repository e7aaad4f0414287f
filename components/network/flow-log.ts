import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Children, definedOnly } from "../core";
import type { FlowLogPlan } from "./pure/flow-log-plan";
import type { NetworkPlan } from "./pure/network-plan";

/** Which key encrypts a log. */
export type LogKey =
  | {
      /** A dedicated key for this log: 1 USD a month. */
      readonly kind: "own";
    }
  | {
      /** An existing key whose policy lets CloudWatch Logs use it. */
      readonly kind: "given";
      readonly arn: pulumi.Input<string>;
    }
  | {
      /** The key that CloudWatch Logs encrypts everything with. */
      readonly kind: "service";
    };

/** How a network's traffic is logged. */
export interface FlowLogSettings {
  /** Days that records are kept: one of the numbers that CloudWatch Logs offers. @default 90 */
  readonly retentionDays?: number;
  /** @default {"kind":"own"} */
  readonly key?: LogKey;
  /** Bucket that receives every record too, for the years. @default - none */
  readonly archiveBucketArn?: pulumi.Input<string>;
}

/** Children that {@link createFlowLog} declares, with their arguments. */
export interface FlowLogChildren {
  flowLog: aws.ec2.FlowLogArgs;
  /** The flow log that writes to the bucket. */
  flowLogArchive: aws.ec2.FlowLogArgs;
  flowLogGroup: aws.cloudwatch.LogGroupArgs;
  flowLogKey: aws.kms.KeyArgs;
  flowLogKeyAlias: aws.kms.AliasArgs;
  flowLogRole: aws.iam.RoleArgs;
  flowLogPolicy: aws.iam.RolePolicyArgs;
}

/** What is logged and how. */
export interface FlowLogParts {
  readonly vpc: aws.ec2.Vpc;
  readonly key: LogKey;
  readonly archiveBucketArn?: pulumi.Input<string>;
}

/** The flow log of a network and where it goes. */
export interface FlowLogNodes {
  readonly flowLog: aws.ec2.FlowLog;
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly role: aws.iam.Role;
  /** The log's own key, where it has one. */
  readonly key: aws.kms.Key | undefined;
  /** The flow log that writes to the bucket, where there is one. */
  readonly archive: aws.ec2.FlowLog | undefined;
}

/** Longest interval that flow logs offer: a tenth of the records of the shortest, with the same information. */
const AGGREGATION_SECONDS = 600;

/** Longest deletion window that KMS offers: without the key the records are lost. */
const DELETION_WINDOW_DAYS = 30;

/** Declares the log group with its key, the role that may write to it, and the log of all traffic. */
export function createFlowLog(
  name: string,
  plan: NetworkPlan,
  { vpc, key: logKey, archiveBucketArn }: FlowLogParts,
  children: Children<FlowLogChildren>,
): FlowLogNodes {
  const key = logKey.kind === "own" ? createKey(name, plan, children) : undefined;
  const keyArn = logKey.kind === "given" ? logKey.arn : key?.arn;
  const logGroup = createLogGroup(name, plan, keyArn, children);
  // Can be re-created without a loss; only what was logged cannot.
  const free = children.with({ protect: false });
  const { role, policy } = createWriter(name, plan.flowLog, free);
  const traffic = {
    region: plan.region,
    vpcId: vpc.id,
    trafficType: "ALL",
    maxAggregationInterval: AGGREGATION_SECONDS,
    tags: { Name: name },
  };
  // A flow log whose role cannot write yet reports a delivery error and stays in it for minutes.
  const flowLog = free.create(
    "flowLog",
    aws.ec2.FlowLog,
    `${name}-flow-log`,
    {
      ...traffic,
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
    },
    { dependsOn: [policy] },
  );
  const archive = createArchive(name, traffic, archiveBucketArn, free);
  return { flowLog, logGroup, role, key, archive };
}

function createArchive(
  name: string,
  traffic: aws.ec2.FlowLogArgs,
  bucketArn: pulumi.Input<string> | undefined,
  children: Children<FlowLogChildren>,
): aws.ec2.FlowLog | undefined {
  if (bucketArn === undefined) return undefined;
  return children.create("flowLogArchive", aws.ec2.FlowLog, `${name}-flow-log-archive`, {
    ...traffic,
    logDestinationType: "s3",
    logDestination: bucketArn,
  });
}

function createKey(
  name: string,
  { region, flowLog }: NetworkPlan,
  children: Children<FlowLogChildren>,
): aws.kms.Key {
  const key = children.create("flowLogKey", aws.kms.Key, `${name}-flow-log-key`, {
    region,
    description: `Flow log of ${name}`,
    policy: flowLog.keyPolicy,
    enableKeyRotation: true,
    deletionWindowInDays: DELETION_WINDOW_DAYS,
    tags: { Name: `${name}-flow-log` },
  });
  children.create("flowLogKeyAlias", aws.kms.Alias, `${name}-flow-log-key-alias`, {
    region,
    name: flowLog.keyAlias,
    targetKeyId: key.keyId,
  });
  return key;
}

function createLogGroup(
  name: string,
  { region, flowLog }: NetworkPlan,
  keyArn: pulumi.Input<string> | undefined,
  children: Children<FlowLogChildren>,
): aws.cloudwatch.LogGroup {
  const args = definedOnly({
    region,
    name: flowLog.logGroupName,
    retentionInDays: flowLog.retentionDays,
    kmsKeyId: keyArn,
  });
  return children.create("flowLogGroup", aws.cloudwatch.LogGroup, `${name}-flow-log-group`, args);
}

function createWriter(
  name: string,
  plan: FlowLogPlan,
  children: Children<FlowLogChildren>,
): { readonly role: aws.iam.Role; readonly policy: aws.iam.RolePolicy } {
  const role = children.create("flowLogRole", aws.iam.Role, `${name}-flow-log-role`, {
    name: plan.roleName,
    description: `Writes the flow log of ${name}`,
    assumeRolePolicy: plan.trustPolicy,
  });
  const policy = children.create("flowLogPolicy", aws.iam.RolePolicy, `${name}-flow-log-policy`, {
    name: "write-flow-log",
    role: role.name,
    policy: plan.writePolicy,
  });
  return { role, policy };
}
