import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transform } from "../core";
import type { FlowLogPlan } from "./pure/flow-log-plan";
import type { NetworkPlan } from "./pure/network-plan";

/** What is logged, and the key that encrypts it. */
export interface FlowLogParts {
  readonly vpc: aws.ec2.Vpc;
  readonly keyArn: pulumi.Input<string> | undefined;
}

/** The flow log of a network and where it goes. */
export interface FlowLogNodes {
  readonly flowLog: aws.ec2.FlowLog;
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly role: aws.iam.Role;
}

/** Longest interval that flow logs offer: a tenth of the records of the shortest, at the same worth. */
const AGGREGATION_SECONDS = 600;

/** Declares the log group, the role that may write to it, and the flow log of all traffic. */
export function createFlowLog(
  name: string,
  plan: NetworkPlan,
  { vpc, keyArn }: FlowLogParts,
  transform: { readonly flowLog?: Transform<aws.ec2.FlowLogArgs> } | undefined,
  opts: pulumi.CustomResourceOptions,
): FlowLogNodes {
  const logGroup = createLogGroup(name, plan, keyArn, opts);
  const { role, policy } = createWriter(name, plan.flowLog, opts);
  const planned = {
    region: plan.region,
    vpcId: vpc.id,
    trafficType: "ALL",
    logDestinationType: "cloud-watch-logs",
    logDestination: logGroup.arn,
    iamRoleArn: role.arn,
    maxAggregationInterval: AGGREGATION_SECONDS,
    tags: { Name: name },
  };
  const args = applyTransform(transform?.flowLog, planned);
  // A flow log whose role cannot write yet reports a delivery error and stays in it for minutes.
  const flowLog = new aws.ec2.FlowLog(`${name}-flow-log`, args, { ...opts, dependsOn: [policy] });
  return { flowLog, logGroup, role };
}

function createLogGroup(
  name: string,
  { region, flowLog }: NetworkPlan,
  keyArn: pulumi.Input<string> | undefined,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.LogGroup {
  const args = {
    region,
    name: flowLog.logGroupName,
    retentionInDays: flowLog.retentionDays,
    ...(keyArn === undefined ? {} : { kmsKeyId: keyArn }),
  };
  return new aws.cloudwatch.LogGroup(`${name}-flow-log-group`, args, opts);
}

function createWriter(
  name: string,
  plan: FlowLogPlan,
  opts: pulumi.CustomResourceOptions,
): { readonly role: aws.iam.Role; readonly policy: aws.iam.RolePolicy } {
  const role = new aws.iam.Role(
    `${name}-flow-log-role`,
    {
      name: plan.roleName,
      description: `Writes the flow log of ${name}`,
      assumeRolePolicy: plan.trustPolicy,
    },
    opts,
  );
  const policy = new aws.iam.RolePolicy(
    `${name}-flow-log-policy`,
    { name: "write-flow-log", role: role.name, policy: plan.writePolicy },
    opts,
  );
  return { role, policy };
}
