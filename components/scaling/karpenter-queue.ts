import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsLocation } from "../core";
import { type EventPlan, planEvents, queuePolicy } from "./pure/karpenter-events";
import type { KarpenterPlan } from "./pure/karpenter-plan";

/** The way of AWS's warnings to the controller. */
export interface KarpenterQueueNodes {
  readonly queue: aws.sqs.Queue;
  readonly queuePolicy: aws.sqs.QueuePolicy;
  /** By the event that each is for. */
  readonly rules: ReadonlyMap<string, aws.cloudwatch.EventRule>;
  readonly targets: ReadonlyMap<string, aws.cloudwatch.EventTarget>;
}

/** A warning that is older than five minutes is about a node that is gone. */
const RETENTION_SECONDS = 300;

/** Declares the queue and a rule for each event that the controller acts upon. */
export function createQueue(
  name: string,
  location: AwsLocation,
  plan: KarpenterPlan,
  opts: pulumi.CustomResourceOptions,
): KarpenterQueueNodes {
  const { region } = plan;
  const events = planEvents(name, location);
  const queue = new aws.sqs.Queue(
    `${name}-queue`,
    {
      region,
      name: plan.queueName,
      messageRetentionSeconds: RETENTION_SECONDS,
      sqsManagedSseEnabled: true,
      tags: { Name: `${name}-queue` },
    },
    opts,
  );
  const policy = new aws.sqs.QueuePolicy(
    `${name}-queue-policy`,
    { region, queueUrl: queue.url, policy: queuePolicy(plan, events) },
    opts,
  );
  const rules = createRules(name, region, events, opts);
  const targets = new Map(
    [...rules].map(([key, rule]) => {
      const planned = { region, rule: rule.name, targetId: "karpenter", arn: queue.arn };
      // Before the policy is there, what a rule sends is lost.
      const ordered = { ...opts, dependsOn: [policy] };
      return [key, new aws.cloudwatch.EventTarget(`${name}-${key}-target`, planned, ordered)];
    }),
  );
  return { queue, queuePolicy: policy, rules, targets };
}

function createRules(
  name: string,
  region: string,
  events: Readonly<Record<string, EventPlan>>,
  opts: pulumi.CustomResourceOptions,
): ReadonlyMap<string, aws.cloudwatch.EventRule> {
  return new Map(
    Object.entries(events).map(([key, { ruleName, description, pattern }]) => {
      const tags = { Name: `${name}-${key}` };
      const planned = { region, name: ruleName, description, eventPattern: pattern, tags };
      return [key, new aws.cloudwatch.EventRule(`${name}-${key}`, planned, opts)];
    }),
  );
}
